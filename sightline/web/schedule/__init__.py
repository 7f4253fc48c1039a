"""What runs by itself: when it ran, what came of it, when it will, and how the mail stands."""
