"""What prompts may call things: places, times, weather, light, camera, framing and style.

Standard library only; data, no grammar. Phrases are parted by commas. A word matches in every form (plural, -ing,
-ed) unless "=" stands before it; "^" asks for a verb (no article or adjective before it); "_" stands for any article or
possessive. A mark before a phrase says how well it is
met: none = drawn as named; "~" = the nearest that can be drawn, and said so; "?" = only suggests the value, when
nothing names one; "!" = suggests it too, but the thing itself cannot be drawn and is reported.
"""

from collections.abc import Mapping
from typing import Final

Lexicon = Mapping[str, str]
"""From a key to the phrases for it, parted by commas."""

PLACES: Final[Lexicon] = {
    "beach": "beach, beachside, seaside, seashore, sea shore, shore, shoreline, coast, coastline, seafront, "
    "by the sea, at the sea, at sea, near the sea, sea, ocean, oceanfront, crashing waves, waves crashing, "
    "ocean waves, sea waves, =waves behind, =waves in the background, sandy island, ~island, ~tropical island, "
    "~tropical paradise, ~harbor, ~harbour, ~marina, ~=pier, ~dock, ~hawaii, ~malibu, ~bali, ~maldives, ~=bay, "
    "~cove, ~lagoon, ~boat, ~=ship, ~=ships, ~on a boat, ~on a yacht, ~on a ship, ~swimming pool, ~poolside, "
    "~by the pool, ~beech, ?water, ?=wave, ?=waves, !seagulls, !seashells, ?tide, ?=surf, ?sand, ?tropical, "
    "?palm tree, ?palm trees, !surfing, !surfboard, !sunbathing, !building a sandcastle, !sailing, !swimming, "
    "!lighthouse, !bikini, !swimsuit, !volleyball",
    "forest": "woodland path, forest path, forest, woods, woodland, woodlands, pine trees, pine forest, "
    "among trees, among the trees, redwoods, birch trees, grove, ~swamp, ~treehouse, ~campsite, ~camp site, "
    "~wilderness, ~cabin in the woods, ?trees, ?=pines, ?tree, !camping, !tent, !mushrooms, !hunting, !fairy, !elf, "
    "!elves, !deer, !=bear, !=bears, !wolf",
    "snow": "snowy mountain peak, snowy mountain top, snowy peak, snowy mountains, snowy mountain, "
    "snow covered mountains, snowy landscape, snowy peaks, snowy field, snow field, winter landscape, "
    "winter wonderland, tundra, ski slope, ski slopes, ski resort, glacier, arctic, ~antarctica, ~north pole, "
    "~south pole, ~iceland, ~siberia, ~lapland, ~ice cave, ~frozen lake, ?winter, ?=snow, ?wintry, ?snowy, ?ice, "
    "?frozen, !skiing, !snowboarding, !sledding, !building a snowman, !snowman, !igloo, !snowball, !polar bear, "
    "!ice skating, !penguin, !reindeer, !christmas",
    "desert": "desert, dunes, sand dunes, dune, sahara, ~mojave, ~gobi, ~egypt, ~arizona, ~=mars, ~on mars, "
    "~canyon, ~grand canyon, ~wasteland, ~badlands, ~oasis, ~wild west, ~savannah, ~savanna, ~martian landscape, "
    "!camel, !pyramids, !pyramid, !cactus, !cacti, !cowboy",
    "meadow": "moor, moorland, heath, ?flowers, meadow, grass, grassland, grassy hill, green hills, green hill, "
    "rolling hills, pasture, prairie, lawn, alpine meadow, flower meadow, wildflower meadow, ~=hill, ~=hills, "
    "~hillside, ~ireland, ~scotland, ~golf course, ~valley, ~football field, ~soccer field, ~soccer pitch, "
    "~football pitch, ~playground, ~stadium, ?grassy, ?=outdoors, ?=outside, ?nature, ?wildflowers, ?daisies, "
    "?=spring, ?=springtime, !picnic, !golf, !playing football, !playing soccer, !kite, !flying a kite, !sheep, !cow",
    "mountain": "~great wall of china, ~great wall, mountain, mountains, mountain top, mountaintop, summit, "
    "rocky peak, mountain peak, peak, cliff, ridge, alps, himalayas, =rockies, =andes, dolomites, mountain range, "
    "highlands, mountain trail, ~volcano, ~switzerland, ~nepal, ~everest, ~patagonia, ~hiking trail, ~norway, "
    "~fjord, !hiking, !climbing, !rock climbing, !backpack, !mountaineering",
    "lake": "lake, lakeside, lakeshore, lake shore, lakefront, pond, ~river, ~riverside, ~riverbank, ~=stream, "
    "~=streams, ~creek, ~waterfall, ~waterfalls, ~fountain, ~by the water, ~waterfront, ~jetty, ?water, !=fishing, "
    "!canoe, !kayaking, !=rowing, !kayak, !ducks, !swan",
    "garden": "garden, gardens, flower garden, rose garden, botanical garden, =park, =parks, backyard, back yard, "
    "among flowers, flower bed, city park, public park, central park, ~greenhouse, ~orchard, ~courtyard, ~patio, "
    "~vineyard, ~porch, ~front yard, park bench, city park bench, ?bench, ~terraced garden, ~cherry blossoms, ~zoo, "
    "?flowers, ?=roses, ?blossoms, ?tulips, !=gardening, !watering flowers, !watering plants, !greenery",
    "autumn": "?autumn, in autumn, autumn in _ park, autumn in central park, autumn scene, autumn trees, "
    "autumn woods, autumn day, autumn leaves, autumn park, autumn forest, fall leaves, fall foliage, fall colors, "
    "fall colours, in the fall, fall forest, autumnal, falling leaves, fallen leaves, golden leaves, orange leaves, "
    "red leaves, yellow leaves, colorful leaves, colourful leaves, in fall, fall season, =fall park, october, "
    "~november, ?foliage, !pumpkin, !pumpkins, !halloween",
    "field": "field, wheat field, wheatfield, corn field, cornfield, wheat, farmland, farm, barley field, "
    "rice field, countryside, rural, golden field, lavender field, sunflower field, field of sunflowers, "
    "field of wheat, ~ranch, ~barn, ~plantation, ~village, ?hay, ?sunflowers, !tractor, !=farming, !harvesting, "
    "!farmer, !lavender, !horses",
    "jungle": "jungle, rainforest, rain forest, tropical forest, amazon, tropics, ~bamboo forest, ~bamboo, "
    "~costa rica, ~safari, ~mayan ruins, ?palms, ?ferns, ?vines, ?lianas, ?exotic plants, !monkeys, !monkey, "
    "!parrot, !tarzan, !tiger",
    "underwater": "below the ocean surface, below the ocean, beneath the ocean, deep under water, underwater, "
    "under water, under the sea, beneath the sea, beneath the waves, below the surface, under the ocean, "
    "bottom of the sea, bottom of the ocean, ocean floor, sea floor, seabed, coral reef, reef, coral, deep sea, "
    "undersea, ~aquarium, ~atlantis, ~submarine, !=diving, !=dives, !scuba, !scuba diving, !snorkeling, "
    "!snorkelling, !mermaid, !sharks, !shark, !dolphins, !dolphin, !whale, !=fish, !jellyfish, !turtle",
    "space": "space, outer space, deep space, cosmos, galaxy, galaxies, nebula, among the stars, milky way, "
    "universe, orbit, in orbit, orbiting earth, cosmic, ~black hole, ~asteroid, ~jupiter, ~saturn, ~venus, "
    "~alien planet, ~another planet, ~distant planet, ?planets, ?planet, ?=star, ?=stars, ?celestial, !astronaut, "
    "!cosmonaut, !floating, !spacewalk, !space suit, !spacesuit, !alien, !aliens, !ufo, !rocket, !meteor, "
    "!zero gravity",
    "moon": "on the moon surface, on the moon, =on =moon, on the surface of the moon, moon surface, "
    "surface of the moon, lunar surface, lunar, lunar landscape, moon landscape, moonscape, moon base, moon crater, "
    "moon landing, to the moon, walking on the moon",
    "wall": "wall, plain wall, white wall, brick wall, plain background, white background, grey background, "
    "gray background, simple background, solid background, blank background, neutral background, clean background, "
    "empty background, blue background, red background, green background, yellow background, pink background, "
    "plain backdrop, neutral backdrop, concrete wall, ~green screen, ~hallway, ~corridor, ~elevator, ~bathroom, "
    "~garage, ~prison, ~cell, ~tunnel, ~staircase, ~mirror, ~basement, ~graffiti, ~museum, ~art gallery, ~gallery",
    "studio": "studio, photo studio, dark studio, studio backdrop, backdrop, black background, dark background, "
    "studio background, film studio, tv studio, photography studio, news studio, studio portrait, studio shot, "
    "studio setup, professional studio, podcast studio, recording studio, ~newsroom, ~tv set, ~film set, ~gym, "
    "~dance studio, ~art studio, ~laboratory, ~lab, ~warehouse, ~operating room, ~garage gym, ~void",
    "city": "city, skyline, city skyline, cityscape, downtown, town, metropolis, skyscraper, skyscrapers, "
    "city lights, urban, manhattan, big city, in town, city center, city centre, cyberpunk city, futuristic city, "
    "~cyberpunk, ~new york, ~new york city, ~nyc, ~paris, ~london, ~tokyo, ~berlin, ~=rome, ~brooklyn, ~marrakech, "
    "~marrakesh, ~havana, ~dublin, ~edinburgh, ~copenhagen, ~stockholm, ~oslo, ~helsinki, ~warsaw, ~zurich, "
    "~geneva, ~brussels, ~bangkok, ~jakarta, ~hanoi, ~osaka, ~melbourne, ~lagos, ~nairobi, ~cape town, "
    "~buenos aires, ~lima, ~montreal, ~vancouver, ~philadelphia, ~austin, ~houston, ~dallas, ~denver, ~nashville, "
    "~orleans, ~new orleans, ~naples, ~porto, ~seville, ~granada, ~salzburg, ~krakow, ~santorini, ~madrid, "
    "~barcelona, ~amsterdam, ~vienna, ~prague, ~istanbul, ~dubai, ~singapore, ~hong kong, ~shanghai, ~beijing, "
    "~seoul, ~mumbai, ~delhi, ~sydney, ~chicago, ~los angeles, ~san francisco, ~las vegas, ~miami, ~toronto, "
    "~moscow, ~kyoto, ~lisbon, ~cairo, ~venice, ~florence, ~milan, ~munich, ~hamburg, ~budapest, ~athens, "
    "~rio de janeiro, ~mexico city, ~boston, ~seattle, ~washington, ~wall street, ~bridge, ~harbor skyline, "
    "!eiffel tower, !statue of liberty, !brooklyn bridge, !big ben",
    "street": "in front of _ house, ~outside _ house, street, streets, city street, alley, alleyway, road, "
    "sidewalk, pavement, avenue, boulevard, lane, crosswalk, old town, cobblestone, times square, main street, "
    "street corner, suburb, neighborhood, neighbourhood, ~highway, ~square, ~plaza, ~piazza, ~parking lot, "
    "~bus stop, ~gas station, ~chinatown, ~shibuya, ~=crossing, ~town square, ~china town, ~race track, ~driveway, "
    "~in _ car, ~in _ taxi, ~waiting for _ bus, ~driver seat, ~schoolyard, ?traffic, ?=cars, ?=houses, ?puddles, "
    "?street lamps, ?streetlights, ?street lights, !=car, !taxi, !skateboarding, !skateboard, !bicycle, !bike, "
    "!riding a bike, !motorcycle, !driving, !parade, !protest",
    "room": "living room, =room, at home, =home, lounge, apartment, =flat, =house, =houses, indoors, "
    "inside the house, sofa, couch, dining room, by the window, armchair, cozy room, ~hotel room, ~hotel, ~lobby, "
    "~cabin, ~cottage, ~log cabin, ~waiting room, ~attic, ~nursery, ~dorm, ~yoga studio, ~=spa, ~salon, ~inside, "
    "?fireplace, ?curtains, ?lamp, ?carpet, ?window, ?cosy, ?cozy, ?home office setup, !watching tv, !television, "
    "!christmas tree, !playing video games, !piano, !=gaming, !party, !birthday, !vacuuming",
    "kitchen": "kitchen, kitchen counter, kitchen table, restaurant kitchen, by the stove, stove, fridge, ~bakery, "
    "~pantry, ?oven, ?window, ?sink, !cooking, !baking, !chef, !washing dishes, !frying, !chopping vegetables, "
    "!making pancakes, !cutting vegetables, !making dinner, !making breakfast",
    "office": "office, workplace, cubicle, desk, at work, meeting room, conference room, boardroom, "
    "coworking space, co working space, open plan office, home office, workspace, ~=bank, ~hospital, ~clinic, "
    "~computer room, ~server room, ~courtroom, ~call center, ?meeting, ?corporate, ?business, ?window, ?lamp, "
    "?whiteboard, !computer, !laptop, !=typing, !working on a laptop, !working on a computer, !typing on a keyboard",
    "library": "library, bookshelf, bookshelves, book shelves, bookstore, bookshop, book shop, book store, "
    "among books, bookcase, bookcases, shelves of books, wall of books, archive, ~=study, ~reading room, "
    "~university, ~classroom, ~=school, ~lecture hall, ~record store, ?books, ?bookish, !=studying, !librarian",
    "cafe": "cafe, coffee shop, coffeeshop, coffee house, coffeehouse, restaurant, diner, bistro, =bar, pub, "
    "tavern, tea house, teahouse, espresso bar, starbucks, ~night club, ~nightclub, ~=club, ~canteen, ~cafeteria, "
    "~food court, ~pizzeria, ~jazz bar, ~tea room, ?window, !latte, !cappuccino, !espresso, !coffee, "
    "!drinking coffee, !sipping coffee, !cup of coffee, !drinking tea, !tea, !waiter, !waitress, !barista, "
    "!drinking wine, !drinking beer",
    "rooftop": "rooftop, roof, rooftop terrace, rooftop bar, balcony, terrace, roof terrace, roof top, "
    "overlooking the city, above the city, high above the city, ~penthouse, ~=tower, ~=towers, ~airplane wing, "
    "~helipad",
    "stage": "on stage under spotlights, =stage, =stages, on stage, theater, theatre, concert hall, concert, "
    "opera house, auditorium, ted talk, ted style talk, ted style, arena, stage lights, in front of an audience, "
    "~circus, ~podium, ~comedy club, ~conference, ~catwalk, ~runway, ~fashion show, ~cinema, ~movie theater, "
    "~lectern, ~award show, ~red carpet, ~festival, ~music festival, ~gig, ?curtain, !microphone stand, !audience, "
    "!=crowd, !=crowds, !microphone, !playing guitar, !playing the guitar, !guitar, !band, !piano concert, "
    "!playing piano, !playing the piano, !=drums, !playing drums, !violin, !playing the violin, !ballet, "
    "!rock star, !standup comedy",
    "castle": "castle, palace, castle hall, medieval castle, throne room, great hall, fortress, stone hall, "
    "citadel, medieval hall, ~throne, ~dungeon, ~ruins, ~temple, ~church, ~cathedral, ~monastery, ~manor, ~mansion, "
    "~ballroom, ~chapel, ~hogwarts, ~=cave, ~=caves, ~mosque, ~versailles, ~ancient temple, ~middle ages, "
    "?medieval, ?royal, !knight, !king, !queen, !princess, !prince, !armor, !armour, !sword, !crown, !wizard, "
    "!witch, !vampire, !dragon, !dragons",
    "train": "=train, =trains, train ride, train journey, by train, railway, railroad, train carriage, "
    "train window, subway, metro, train station, train platform, platform, railway carriage, orient express, tram, "
    "underground train, tube train, ~subway station, ~=bus, ~airplane, ~airport, ~=plane, ~=planes, ~airplane seat, "
    "~in a plane, ~on a plane, ~metro station, ~railway station, ~=station, ?window, !commuting, !suitcase",
    "spaceship": "spaceship, space ship, starship, spacecraft, space craft, space station, starship cockpit, "
    "bridge of a starship, spaceship bridge, space shuttle, control room of a spaceship, "
    "international space station, iss, star trek, ~cockpit, ~control room, ~sci fi corridor, ~sci fi, "
    "~science fiction, ~futuristic, ~millennium falcon, ~robot factory, ?window, !pilot, !robot, !robots, !laser",
    "market": "market, bazaar, marketplace, market stall, market stalls, street market, farmers market, souk, "
    "flea market, christmas market, fish market, food market, grand bazaar, market square, ~supermarket, "
    "~grocery store, ~=shop, ~=shops, ~=store, ~=stores, ~mall, ~shopping mall, ~funfair, ~at the fair, ~at a fair, "
    "~county fair, ~village fair, ~carnival, ~shopping center, ~food stall, ~amusement park, ~theme park, ?stalls, "
    "!vendors, ?vegetables, ?fruit stall, ?fruits, ?spices, !=shopping, !selling vegetables, !selling fruit, "
    "!buying fruit, !carousel, !ferris wheel",
    "bedroom": "bedroom, =bed, in bed, bedside, pillows, ~dormitory, ~hotel bed, ~guest room, ~hospital bed, "
    "?pillow, ?lamp, ?window, ?blanket, !pajamas, ?duvet, !sleeping, !asleep, !waking up, !pillow fight",
}
TIMES: Final[Lexicon] = {
    "day": "daytime, day time, during the day, midday, mid day, noon, at noon, daylight, by day, broad daylight, "
    "afternoon, =day, ?sunny, ?sunlit, ?sunlight, ?sunshine, ?blue sky, ?summer, ?bright day",
    "morning": "morning, sunrise, dawn, daybreak, early morning, first light, sun rises, rising sun, morning light, "
    "!breakfast",
    "sunset": "sunset, sun set, golden hour, setting sun, evening sun, sundown, late afternoon, sun is setting, "
    "sun going down, sun goes down, low sun, magic hour",
    "dusk": "dusk, twilight, =evening, blue hour, nightfall, gloaming, after sunset, ?sunless",
    "night": "night, nighttime, nite, tonite, night time, midnight, at night, late night, starry night, starry sky, "
    "night sky, under the stars, moonlit, full moon, tonight, after dark, in the dark, 3am, 2am, stars above, "
    "starlight, starlit, ?moonlight, ?=moon, ?neon, ?cyberpunk, !fireworks, !northern lights, !aurora, ?darkness, "
    "?=star, ?=stars",
}
WEATHERS: Final[Lexicon] = {
    "clear": "clear sky, clear skies, blue sky, blue skies, sunny, sunny day, sunshine, cloudless, clear weather, "
    "nice weather, good weather, fine weather, sunlit, =clear, ?summer day",
    "cloudy": "cloudy, overcast, clouds, cloud, grey sky, gray sky, clouded, grey day, gloomy sky, dark clouds, "
    "stormy sky, ?gloomy",
    "rain": "rain falls, rain, rainy, raining, pouring rain, downpour, drizzle, drizzling, heavy rain, in the rain, "
    "rainfall, rainstorm, raindrops, rain drops, soaking wet, monsoon, ~storm, ~stormy, ~thunderstorm, ~thunder, "
    "~lightning, ~hurricane, ~hail, ?puddles, ?=wet, !umbrella",
    "snow": "falling snowflakes, =snowing, snowy, snowfall, snow falling, falling snow, snow falls, snowflakes, "
    "snow flakes, blizzard, snowstorm, snow storm, light snow, heavy snow, sleet, ?=snow, ?=snowed, ?winter, ?wintry",
    "fog": "fog, foggy, mist, misty, haze, hazy, in the mist, morning mist, dense fog, thick fog, ~smoky, ~=smoke, "
    "~sandstorm, ~dust storm, ~dusty, ~smog",
}
LIGHTS: Final[Lexicon] = {
    "natural": "natural light, natural lighting, normal light, ambient light",
    "soft": "soft light, soft lighting, softly lit, diffused light, diffuse light, even light, gentle light, "
    "even lighting, softbox, beauty light, ring light, flattering light, studio lighting, studio light, high key, "
    "pastel light, bright lighting, bright light, dappled light, dim light, dimly lit, window light",
    "golden": "?golden hour, golden light, warm light, warm sunlight, warm glow, golden glow, warm lighting, "
    "golden sunlight, evening light, warm evening light, sun kissed, sunkissed, amber light, honey light, "
    "sunset light, golden rays, sun rays, sunbeams, sunbeam, ?=warm, ?glowing",
    "neon": "purple neon light, purple neon, blue neon, pink neon, neon, neon light, neon lights, neon sign, "
    "neon signs, neon glow, neon lit, neon lighting, blacklight, led lights, rgb lights, purple light, pink light, "
    "blue and pink light, vaporwave, synthwave, ~colored lights, ~coloured lights, ~disco lights, ~red light, "
    "~green light, ~blue light, ~strobe, ~disco, ?cyberpunk",
    "moon": "moonlight, moonlit, moon light, full moon, cold blue light, light of the moon, moonbeams, ?=moon, "
    "?starlight, ?starlit",
    "dramatic": "dramatic light, dramatic lighting, hard light, hard shadows, harsh light, chiaroscuro, low key, "
    "rembrandt lighting, moody lighting, moody light, spotlight, spot light, side light, side lit, side lighting, "
    "strong shadows, deep shadows, dramatic shadows, half in shadow, film noir lighting, stage lights, ?moody, "
    "?dramatic, ?shadowy, ?mysterious, ?sinister, ?noir",
    "candle": "candlelight, candle light, candlelit, candle, candles, firelight, campfire, bonfire, fire light, "
    "torchlight, lantern, lanterns, lamplight, lit by fire, by the fire, ~fireplace, ?hearth",
    "backlit": "backlit, back lit, backlight, backlighting, back light, back lighting, rim light, rim lighting, "
    "against the light, against the sun, contre jour, silhouette, silhouetted, sun behind, light from behind, "
    "halo of light, lens flare, sun flare",
}
CAMERAS: Final[Lexicon] = {
    "static": "static camera, static shot, fixed camera, tripod, tripod shot, locked camera, locked off, "
    "still camera, camera does not move, no camera movement, stationary camera, fixed shot, locked shot, "
    "camera stays still",
    "zoom in": "zoom in, zooming in, zooms in, zoom into, push in, pushes in, dolly in, camera moves closer, "
    "moves in, zoom closer, slow zoom, camera approaches, zoom, move closer, camera comes closer, zoom on, zoom to, "
    "dolly shot, dolly zoom, camera gets closer, closing in, camera creeps in",
    "zoom out": "slow zoom out, slowly zooms out, slow zoom away, zoom out, zooming out, zooms out, pull back, "
    "pulls back, pull out, pulls out, dolly out, camera moves away, camera moves back, camera backs away, "
    "zoom away, camera retreats, reveal shot",
    "pan left": "camera pans left, camera pans to the left, slow pan to the left, camera slowly pans left, "
    "pan left, pans left, pan to the left, panning left, camera moves left, camera left, pan from right to left, "
    "from right to left, truck left",
    "pan right": "camera pans right, camera pans to the right, slow pan to the right, camera slowly pans right, "
    "pan right, pans right, pan to the right, panning right, camera moves right, =pan, =pans, =panning, "
    "panning shot, camera pans, pan from left to right, from left to right, truck right, ~tracking shot, "
    "~slider shot, ~side tracking",
    "handheld": "handheld, hand held, handheld camera, shaky, shaky camera, shaky cam, shaking camera, vlog, "
    "vlog style, selfie, selfie video, documentary style, camcorder, found footage, phone video, home video, gopro, "
    "~bodycam, ~iphone video, ~dashcam, ~webcam",
    "orbit": "orbit shot, orbiting camera, camera orbits, camera orbiting, orbits around, orbiting around, "
    "camera circles, circles around, circling around, camera circling, arc shot, 360 shot, 360 degree shot, "
    "camera rotates, camera rotating, rotates around, rotating around, camera revolves, camera moves around, "
    "camera spins around, orbital shot",
}
SHOTS: Final[Lexicon] = {
    "close-up": "close up, closeup, extreme close up, face close up, tight shot, macro shot, face shot, "
    "tight framing, face fills the frame, tightly framed, face only, close shot, closeups",
    "portrait": "portrait, head and shoulders, headshot, head shot, portrait shot, bust shot, medium close up, "
    "shoulders up, passport photo, profile picture",
    "half body": "half body, half length, medium shot, mid shot, upper body, waist up, from the waist up, torso, "
    "cowboy shot, half body shot, medium long shot, american shot, ~full body, ~full length, ~wide shot, "
    "~long shot, ~full figure, ~head to toe, ~wide angle, ~establishing shot, ~whole body, ~wide angle shot",
}
STYLES: Final[Lexicon] = {
    "photo": "photorealistic, realistic, photo realistic, hyperrealistic, hyper realistic, ultra realistic, "
    "lifelike, true to life, raw photo, natural colors, natural colours, realism, photorealism, documentary",
    "cinematic": "cinematic, film still, movie still, movie scene, film look, cinematic look, movie style, "
    "blockbuster, anamorphic, cinematography, like a movie, hollywood, film scene, movie like, cinematic film, "
    "epic movie, teal and orange, movie trailer, wes anderson style, christopher nolan, tarantino, kubrick, "
    "wong kar wai",
    "black and white": "black and white, black white, b w, bw, monochrome, greyscale, grayscale, film noir, noir, "
    "monochromatic, silent film, silent movie, in black & white",
    "vintage": "vintage, retro, old film, sepia, polaroid, super 8, 8mm, vhs, 1970s, 70s, 1980s, 80s, 1960s, 60s, "
    "1950s, 1940s, 1930s, 50s, 40s, 30s, 1920s, 20s, 90s, 1990s, old movie, analog film, analogue film, "
    "old fashioned, nostalgic, kodak, kodachrome, film grain, grainy, faded colors, faded colours, old photo, "
    "old photograph, analog photo, technicolor, victorian, old timey",
    "vivid": "vivid, vivid colors, vivid colours, colorful, colourful, vibrant, saturated, bright colors, "
    "bright colours, vibrant colors, vibrant colours, bold colors, bold colours, high saturation, rich colors, "
    "rich colours, punchy colors, pop art, eye popping",
}
