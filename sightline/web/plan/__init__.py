"""The plan's page: it joins the plan with the figures that measure it."""
