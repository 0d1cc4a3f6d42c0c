"""Which speech acts take a position on what they are about; those that only say that something was said take none."""

from __future__ import annotations

from kg.namespaces import PARLEY

FOR, AGAINST = "for", "against"

POSITIONS = {
    PARLEY.agree: FOR,
    PARLEY.commit: FOR,
    PARLEY.support: FOR,
    PARLEY.welcome: FOR,
    PARLEY.concern: AGAINST,
    PARLEY.condemn: AGAINST,
    PARLEY.regret: AGAINST,
    PARLEY.reject: AGAINST,
    PARLEY.warn: AGAINST,
}
"""Assert, emphasise, hope, inform, note, propose, request and courtesies such as thanks leave open who is for what."""
