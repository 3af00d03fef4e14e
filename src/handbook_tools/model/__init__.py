"""What a handbook is: frozen values and the laws that hold between them, without I/O."""
