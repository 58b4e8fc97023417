"""The layout rules of Nghị định 30/2020/NĐ-CP, checked and repaired in any office's document."""
