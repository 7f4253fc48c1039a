"""Pages of scorecards: they join indicators with the plan, the groups and what agencies return."""
