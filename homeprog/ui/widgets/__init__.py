"""Small widgets that every screen is made of; one file each."""
