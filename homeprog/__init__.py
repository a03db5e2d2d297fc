"""Home Program Companion: a guided home exercise program for people with low back pain."""

__version__ = "0.1.0"
