"""A policy handbook whose text, flow diagrams and compliance checklists cannot drift apart."""
