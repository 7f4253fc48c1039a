"""What Thornshire's agencies return each quarter, where no national file carries it."""
