"""What all tests share: the fixture that runs pytest inside pytest."""

pytest_plugins = ["pytester"]
