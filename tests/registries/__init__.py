"""What registries hold, compared and matched."""
