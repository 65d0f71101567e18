"""Files: .journey text to map and back, saved so that nothing is lost."""
