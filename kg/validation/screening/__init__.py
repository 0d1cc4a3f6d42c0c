"""A quick look at each page that tells which ones an engine has to look at: no page that breaks a rule passes it."""

from kg.validation.screening.screen import Screen, make_screen

__all__ = ["Screen", "make_screen"]
