"""The ribbon: the contract's buttons, and the rules of its schema."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from lxml import etree

from baocao.resources import shipped
from baocao.tasks.addin import shipped_sources
from baocao.xlam.ribbon import NAMESPACE

ROOT = etree.fromstring((shipped("addin") / "ribbon.xml").read_bytes())
BUTTONS = list(ROOT.iter(f"{{{NAMESPACE}}}button"))

ORDER = (
    "Tạo biểu mẫu cho các đơn vị", "Kiểm tra số liệu", "Tổng hợp số liệu", "Đề nghị chỉnh sửa",
    "Đôn đốc", "Chèn số liệu", "Xuất báo cáo", "Đối chiếu báo cáo", "Cập nhật vào báo cáo",
    "Kiểm tra cài đặt", "Hướng dẫn",
)  # fmt: skip

SCHEMA = f"""
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="{NAMESPACE}"
           targetNamespace="{NAMESPACE}" elementFormDefault="qualified">
  <xs:simpleType name="text"><xs:restriction base="xs:string">
    <xs:minLength value="1"/><xs:maxLength value="1024"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="keytip"><xs:restriction base="xs:token">
    <xs:pattern value="[A-Z0-9]{{1,3}}"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="callback"><xs:restriction base="xs:token">
    <xs:maxLength value="1024"/><xs:pattern value="\\w+\\.\\w+"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="size"><xs:restriction base="xs:string">
    <xs:enumeration value="normal"/><xs:enumeration value="large"/></xs:restriction></xs:simpleType>
  <xs:complexType name="button">
    <xs:attribute name="id" type="xs:NCName" use="required"/>
    <xs:attribute name="label" type="text" use="required"/>
    <xs:attribute name="size" type="size"/>
    <xs:attribute name="imageMso" type="text" use="required"/>
    <xs:attribute name="keytip" type="keytip" use="required"/>
    <xs:attribute name="onAction" type="callback" use="required"/>
    <xs:attribute name="screentip" type="text" use="required"/>
    <xs:attribute name="supertip" type="text" use="required"/>
  </xs:complexType>
  <xs:complexType name="group"><xs:sequence>
      <xs:element name="button" type="button" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="id" type="xs:NCName" use="required"/>
    <xs:attribute name="label" type="text" use="required"/>
  </xs:complexType>
  <xs:complexType name="tab"><xs:sequence>
      <xs:element name="group" type="group" maxOccurs="100"/></xs:sequence>
    <xs:attribute name="id" type="xs:NCName" use="required"/>
    <xs:attribute name="label" type="text" use="required"/>
    <xs:attribute name="keytip" type="keytip"/>
  </xs:complexType>
  <xs:complexType name="tabs"><xs:sequence>
      <xs:element name="tab" type="tab"/></xs:sequence></xs:complexType>
  <xs:complexType name="ribbon"><xs:sequence>
      <xs:element name="tabs" type="tabs"/></xs:sequence></xs:complexType>
  <xs:element name="customUI"><xs:complexType><xs:sequence>
      <xs:element name="ribbon" type="ribbon"/></xs:sequence></xs:complexType>
    <xs:unique name="ids"><xs:selector xpath=".//*"/><xs:field xpath="@id"/></xs:unique>
  </xs:element>
</xs:schema>
"""
"""The part of [MS-CUSTOMUI2] 2.2 that this ribbon uses, worded for it: what the specification
leaves free and a clerk needs (tips, keys, icons) is required."""


def test_the_ribbon_is_valid() -> None:
    schema = etree.XMLSchema(etree.fromstring(SCHEMA))
    assert schema.validate(ROOT), schema.error_log


@pytest.mark.parametrize(
    ("old", "new"),
    [("label=", "caption="), ('id="BaoCaoGuide"', 'id="BaoCaoReport"'), ("large", "big"),
     ('keytip="K"', 'keytip="KKKK"'), ("imageMso", "imageMSO")],
)  # fmt: skip
def test_the_schema_refuses_what_excel_would_refuse(old: str, new: str) -> None:
    text = etree.tostring(ROOT, encoding="unicode")
    assert old in text
    schema = etree.XMLSchema(etree.fromstring(SCHEMA))
    assert not schema.validate(etree.fromstring(text.replace(old, new, 1)))


def test_the_tab_and_its_buttons_are_the_contracts_in_its_order() -> None:
    (tab,) = ROOT.iter(f"{{{NAMESPACE}}}tab")
    assert tab.get("label") == "Báo cáo"
    labels = [button.get("label") for button in BUTTONS]
    assert labels == [label for label in ORDER if label in labels]
    assert set(labels) <= set(ORDER)


def test_a_key_leads_to_one_button() -> None:
    keys = Counter(button.get("keytip", "") for button in BUTTONS)
    assert max(keys.values()) == 1
    # A key that begins another would shut it out.
    assert not [a for a in keys for b in keys if a != b and b.startswith(a)]


def test_the_tips_say_more_than_the_label() -> None:
    for button in BUTTONS:
        assert button.get("screentip") == button.get("label")
        assert len(button.get("supertip", "")) > 2 * len(button.get("label", ""))
        assert button.get("supertip", "").endswith(".")


def test_each_button_has_its_sub_and_each_sub_its_function() -> None:
    buttons = shipped_sources().buttons
    assert [b.label for b in buttons] == [b.get("label") for b in BUTTONS]
    for field in ("callback", "function"):
        values = [getattr(button, field) for button in buttons]
        assert len(set(values)) == len(values)
    assert all(re.fullmatch(r"[a-z][a-z_]*", button.function) for button in buttons)
