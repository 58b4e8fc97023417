""" "Tổng quan": the key figures and charts of a consolidation, on a sheet that prints."""
