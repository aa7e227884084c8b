"""The watch over the network: no test, and no Python that a test starts, may reach anything but this machine."""
