"""Which function paints which place: one line each.

Must not paint. Imports torch: drawing processes only.
"""

from collections.abc import Mapping
from typing import Final

from studio.storyboard.places import (
    coast,
    deep,
    fields,
    halls,
    heights,
    market,
    orbit,
    rooms,
    skyline,
    stages,
    streets,
    vehicles,
    woods,
)
from studio.storyboard.places.place import Painter

PAINTERS: Final[Mapping[str, Painter]] = {
    "beach": coast.paint_beach,
    "forest": woods.paint_forest,
    "snow": heights.paint_snow,
    "desert": heights.paint_desert,
    "meadow": fields.paint_meadow,
    "mountain": heights.paint_mountain,
    "lake": coast.paint_lake,
    "garden": fields.paint_garden,
    "autumn": woods.paint_autumn,
    "field": fields.paint_field,
    "jungle": woods.paint_jungle,
    "underwater": deep.paint_underwater,
    "space": orbit.paint_space,
    "moon": orbit.paint_moon,
    "wall": rooms.paint_wall,
    "studio": rooms.paint_studio,
    "city": skyline.paint_city,
    "street": streets.paint_street,
    "room": rooms.paint_room,
    "kitchen": rooms.paint_kitchen,
    "office": halls.paint_office,
    "library": halls.paint_library,
    "cafe": halls.paint_cafe,
    "rooftop": skyline.paint_rooftop,
    "stage": stages.paint_stage,
    "castle": stages.paint_castle,
    "train": vehicles.paint_train,
    "spaceship": vehicles.paint_spaceship,
    "market": market.paint_market,
    "bedroom": rooms.paint_bedroom,
}
