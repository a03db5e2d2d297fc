"""The window: widgets, controllers, words, theme, plots, printing."""
