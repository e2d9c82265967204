"""A scatter of speed against quality as SVG, without a plotting library."""
import math

WIDTH, HEIGHT = 720, 440
LEFT, RIGHT, TOP, BOTTOM = 70, 30, 50, 60
LABEL, LINE = 110, 14  # width and height of a name


def scatter(rows, title):
    """rows: (name, pages a second, F1). The speed axis is logarithmic."""
    low = 10 ** math.floor(math.log10(min(speed for _, speed, _ in rows)))
    high = 10 ** math.ceil(math.log10(max(speed for _, speed, _ in rows)))
    floor = math.floor(min(f1 for _, _, f1 in rows) * 10 - 0.2) / 10

    def x(speed):
        return LEFT + (WIDTH - LEFT - RIGHT) * math.log(speed / low) / math.log(high / low)

    def y(f1):
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (f1 - floor) / (1 - floor)

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
             f'font-size="13"><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
             f'<text x="{LEFT}" y="28" font-size="16" font-weight="bold">{title}</text>']
    tick = low
    while tick <= high:
        parts.append(f'<path d="M{x(tick):.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>'
                     f'<text x="{x(tick):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{tick:,.0f}</text>')
        tick *= 10
    for step in range(round(floor * 10), 11):
        parts.append(f'<path d="M{LEFT} {y(step / 10):.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>'
                     f'<text x="{LEFT - 10}" y="{y(step / 10) + 4:.1f}" text-anchor="end">{step / 10:.1f}</text>')
    parts.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 14}" text-anchor="middle">pages a second on one core</text>'
                 f'<text transform="translate(20 {(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)" text-anchor="middle">F1 of four-word shingles</text>')
    for name, speed, f1 in rows:
        colour = "#c0392b" if name == "kijil" else "#34495e"
        crowded = any(0 < x(other) - x(speed) < LABEL and abs(y(height) - y(f1)) < 2 * LINE for _, other, height in rows)
        if crowded or x(speed) > WIDTH - RIGHT - LABEL:
            place = f'x="{x(speed):.1f}" y="{y(f1) + LINE + 4:.1f}" text-anchor="middle"'
        else:
            place = f'x="{x(speed) + 9:.1f}" y="{y(f1) + 4:.1f}"'
        parts.append(f'<circle cx="{x(speed):.1f}" cy="{y(f1):.1f}" r="5" fill="{colour}"/>'
                     f'<text {place} fill="{colour}">{name}</text>')
    return "\n".join(parts) + "\n</svg>\n"
