from decimal import Decimal

import pytest

from baocao.core.analysis import outliers

USUAL = {f"Xã {n}": value for n, value in enumerate((40, 44, 48, 50, 52, 56, 60))}


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ({**USUAL, "Xã X": 900}, ["Xã X"]),
        ({**USUAL, "Xã X": 900, "Xã Y": 5000}, ["Xã Y", "Xã X"]),
        ({**USUAL, "Xã X": 0}, ["Xã X"]),
        ({**USUAL, "Xã X": 100}, []),
        (USUAL, []),
        ({"Xã A": 1, "Xã B": 1, "Xã C": 1, "Xã D": 1, "Xã X": 1000}, []),
        ({**dict.fromkeys("ABCDEFG", 1), "X": 4}, []),
        ({**dict.fromkeys("ABCDEFG", 0), "X": 400}, ["X"]),
        ({**dict.fromkeys("ABCDEFG", Decimal("5.5")), "X": Decimal(5500)}, ["X"]),
        ({}, []),
    ],
)
def test_a_figure_far_from_the_others_is_shown_and_few_units_tell_nothing(figures, found):
    assert [outlier.unit for outlier in outliers(figures)] == found


def test_the_median_stands_beside_it():
    (outlier,) = outliers({**USUAL, "Xã X": 900})
    assert (outlier.value, outlier.median) == (900, 51)
