"""Lines of a budget: £100 of income that no body pays. Totals as a statement gives them."""

import factory

from sightline.apps.finance.models import BudgetLine, BudgetTotal
from tests.factories.partnership import YearRowFactory


class BudgetLineFactory(YearRowFactory):
    class Meta:
        model = BudgetLine

    class Params:
        spending = factory.Trait(side="spending", category="Staff")

    key = factory.Sequence("line-{}".format)
    label = factory.LazyAttribute(lambda line: f"Line {line.key}")
    side = "income"
    category = "Contributions"
    amount_pence = 100_00


class BudgetTotalFactory(YearRowFactory):
    class Meta:
        model = BudgetTotal

    key = factory.SelfAttribute("kind")
    label = "As stated"
    kind = "total_income"
    amount_pence = 100_00
