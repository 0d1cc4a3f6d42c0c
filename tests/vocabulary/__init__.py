"""Tests of kg.vocabulary."""
