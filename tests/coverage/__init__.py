"""Tests of kg.coverage."""
