"""The frozen values that the stages hand to each other; no stage knows another stage's inside."""
