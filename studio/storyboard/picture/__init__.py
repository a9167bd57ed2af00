"""What a picture is made with: light, camera, layers, lens and grain. Knows no heads, bodies or places."""
