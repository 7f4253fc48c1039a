"""The home page: what the year's evidence says, in tiles that lead to the pages behind them."""
