"""Ships, aircraft, rail and road: words that stand for one another in reports on transport."""

from __future__ import annotations

GROUPS = (
    # At sea.
    "ship vessel boat craft ferry",
    "sink sank sunk",
    "captain skipper",
    "sailor seaman seamen seafarer",
    "port harbour",
    "quay pier wharf jetty",
    "moor berth dock",
    "sea ocean",
    "coast shore coastline shoreline",
    "island isle",
    # In the air.
    "aircraft plane airplane aeroplane jet",
    "helicopter chopper",
    "airport airfield aerodrome",
    "runway airstrip tarmac",
    "airline carrier",
    "fly flew flown flight",
    "divert reroute",
    "launch liftoff",
    # By rail and road.
    "rail railway railroad",
    "subway metro",
    "tram streetcar",
    "bus buses minibus",
    "car vehicle automobile",
    "van minivan",
    "truck lorry hgv",
    "motorcycle motorbike",
    "motorcyclist biker",
    "bicycle bike",
    "driver motorist",
    "drive drove driven",
    "motorway highway freeway expressway",
    "overpass flyover viaduct",
    "congestion gridlock tailback",
    "pavement sidewalk",
    "petrol gasoline",
    "passenger commuter",
    "cargo freight",
    "shipment consignment",
    "luggage baggage",
    "schedule timetable",
    "postpone delay defer",
    "cancel cancellation scrap",
    "resume resumption restart",
    "drag haul tow pull",
)
"""One group a line, the first word its name."""
