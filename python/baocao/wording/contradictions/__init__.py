"""The clerk's own words against the figures."""
