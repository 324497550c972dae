"""Companies, money, trade, work and housing: words that stand for one another in such reports."""

from __future__ import annotations

GROUPS = (
    # Companies.
    "company firm corporation enterprise",
    "boss chief ceo",
    "headquarters hq",
    "shareholder stockholder",
    "share stock",
    "profit earn",
    "revenue turnover",
    "buy bought purchase acquire acquisition takeover buyout",
    "sell sold sale",
    "merge merger",
    "bankrupt bankruptcy insolvent insolvency",
    "manufacture manufacturer produce producer production maker",
    "factory plant",
    "shop store",
    "advertisement advert advertise",
    "provide provision supply",
    # Money.
    "bank lender",
    "loan lend lent",
    "cash money",
    "spend spent expenditure",
    "pay paid payment",
    "tax levy",
    "donate donation contribute contribution",
    "recession downturn",
    "rich wealthy wealth affluent",
    "poor poverty impoverished",
    "recover recovery rebound bounce",
    # Work.
    "worker employee staff staffer",
    "colleague coworker",
    "wage salary",
    "hire recruit",
    "layoff redundancy redundant",
    "unemployed unemployment jobless joblessness",
    "strike walkout stoppage",
    "pensioner retiree",
    "complain complaint grievance",
    # Housing and buildings.
    "house home dwelling",
    "apartment flat condo",
    "property estate",
    "rent lease",
    "tenant renter",
    "build built construct construction erect",
    "refurbish refurbishment renovate renovation",
    "tower skyscraper",
    "elevator lift",
    "resident inhabitant",
)
"""One group a line, the first word its name."""
