"""What joins the rooms into one site: navigation, home, and the pages that say no."""
