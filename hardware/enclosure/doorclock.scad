// SPDX-License-Identifier: Apache-2.0
//
// Doorclock's wall enclosure. Millimetres. Wall at y = 0, front at y = -depth, floor of the box at z = 0.
//
//   openscad -o shell.stl -D 'part="shell"' -D 'screen="7"' doorclock.scad
//
// part:   assembly | shell | cover | plate | cradle | exploded
// screen: 5 | 7 | own (then set own_* below)
//
// Outline and viewing area of the screens: Raspberry Pi documentation, "Touch Display 2", laid landscape.
// Every outer edge has a radius of at least 3 mm; no opening faces up or forward except the window, the two
// buttons and the stack light, which are sealed from behind.

part = "assembly";
screen = "7";

own_outline = [165, 107, 18]; // width, height, depth of a screen that is neither of the two
own_viewing = [155, 88];

edge = 6;            // radius of the outer edges, at least 3
side = 3;            // thickness of sides, top, bottom
front = 4;           // thickness of the front: 2 mm pane and 2 mm behind it
pane = [2, 7];       // thickness of the pane, overlap on each side; bonded flush with the front
depth = 72;
land = 46;           // flat part of the top, behind the sloping brow, for a stack light of 40 mm
brow = 18;           // fall of the brow
margin = 18;         // between the screen's outline and the outside
buttons_zone = 74;   // height below the screen: buttons outside, driver board inside
button_hole = 22.5;
button_pitch = 70;
sounder_hole = 22.5;
gland_hole = 20.5;   // M20: a USB-A plug passes before the split seal is fitted
light_hole = 22.5;
plate_t = 4;         // wall plate, lies in the recess behind the cover
cover_t = 3;
gap = 0.4;           // between parts that slide into one another

watts = 8;           // dissipated inside: see hardware/docs/power.md
$fn = 40;

assert(edge >= 3, "edges below 3 mm cannot be wiped");
assert(edge > side, "the inside needs a radius too");
assert(pane[0] < front, "the pane would fall through");

outline = screen == "5" ? [143.5, 91.5, 16] : screen == "7" ? [189.5, 120, 15] : own_outline;
viewing = screen == "5" ? [111.5, 63] : screen == "7" ? [155.5, 88] : own_viewing;
width = outline[0] + 2 * margin;
height = buttons_zone + outline[1] + margin + brow;
screen_z = buttons_zone + outline[1] / 2;
button_z = 40;
cover_y = -plate_t - cover_t; // front face of the cover
cover_size = [width - 2 * side - 2 * gap, height - 2 * side - 2 * gap];
stud_pitch = 80;
stud_z = height - 62;
driver_holes = [40, 36]; // pitch of the driver board's holes, across and up
driver_at = [-(width / 2 - 45), 44]; // its middle: at the gland's side, clear of the sounder
lock = [0, -22];     // the locking screw, in the floor of the box

// ---- heat: no vents, nothing through the wall; see hardware/docs/enclosure.md
area = (width * height + 2 * width * depth + 2 * height * depth) / 1e6;
u = 3.5;            // W/m2K of a plastic box: industrial enclosure tables, see hardware/docs/sources.md
echo(str("box ", width, " x ", height, " x ", depth, " mm, ", area, " m2, inside warmer by ", watts / u / area, " K at ", watts, " W"));

module rounded(w, d, h, r, fall, flat) {
  // Runs through the wall and is cut there, so that the rim lies flat on it.
  intersection() {
    hull()
      for (x = [-w / 2 + r, w / 2 - r]) {
        for (p = [[r * 2, r], [-d + r, r], [-d + r, h - fall - r], [-flat, h - r], [r * 2, h - r]])
          translate([x, p[0], p[1]]) sphere(r);
      }
    translate([-w, -d - 1, -1]) cube([2 * w, d + 1, h + 2]);
  }
}

module bar(size, r) { // a plate in the xz plane with round corners, thickness size[1]
  rotate([90, 0, 0])
    linear_extrude(size[1])
      offset(r) square([size[0] - 2 * r, size[2] - 2 * r], center = true);
}

module post(x, z, length, hole) {
  // From the inside of the front backwards.
  translate([x, -depth + front - 0.5, z]) rotate([-90, 0, 0])
    difference() {
      cylinder(d = 9, h = length + 0.5);
      translate([0, 0, length - 9.5]) cylinder(d = hole, h = 11);
    }
}

module shell() {
  cover_posts = depth - front + cover_y;
  difference() {
    union() {
      difference() {
        rounded(width, depth, height, edge, brow, land);
        difference() {
          translate([0, 0, side]) scale([1, 1, 1])
            rounded(width - 2 * side, depth - front, height - 2 * side, edge - side, brow, land);
        }
        translate([-width / 2 + side, -plate_t - cover_t, side]) // square back opening for the cover
          cube([width - 2 * side, plate_t + cover_t + 1, height - 2 * side]);
      }
      for (x = [-1, 1]) for (z = [14, height - brow - 12])
        post(x * (width / 2 - 11), z, cover_posts, 4);
      for (x = [-1, 1]) for (z = [-1, 1]) // clamps for the screen's edge: bosses beside its outline
        post(x * (outline[0] / 2 - 24), screen_z + z * (outline[1] / 2 + 5.5), outline[2], 4);
      difference() { // rib that holds the screen's outline
        translate([0, -depth + front + 5, screen_z]) bar([outline[0] + 5, 5.5, outline[1] + 5], 4);
        translate([0, -depth + front + 6, screen_z]) bar([outline[0] + 1, 7, outline[1] + 1], 2);
      }
    }
    translate([0, -depth + pane[0], screen_z]) // recess of the pane
      bar([viewing[0] + 2 * pane[1], pane[0] + 1, viewing[1] + 2 * pane[1]], 4);
    translate([0, -depth + front + 1, screen_z]) bar([viewing[0], front + 2, viewing[1]], 2);
    for (x = [-1, 1]) // buttons
      translate([x * button_pitch / 2, -depth - 1, button_z]) rotate([-90, 0, 0]) cylinder(d = button_hole, h = front + 2);
    translate([0, -land / 2 - 1, height - side - 3]) cylinder(d = light_hole, h = 20); // stack light
    translate([width / 4, -depth / 2, -1]) cylinder(d = sounder_hole, h = side + 2); // sounder, looks down
    translate([-width / 4, -depth / 2, -1]) cylinder(d = gland_hole, h = side + 2);   // reader's cable
    translate([lock[0], lock[1], -1]) cylinder(d = 5.5, h = side + 2);                 // locking screw, under a plug
  }
}

module cover() {
  difference() {
    translate([0, -plate_t, height / 2]) bar([cover_size[0], cover_t, cover_size[1]], 2);
    for (x = [-1, 1]) for (z = [14, height - brow - 12])
      translate([x * (width / 2 - 11), 1, z]) rotate([90, 0, 0]) cylinder(d = 3.4, h = 20);
    for (x = [-1, 1]) translate([x * stud_pitch / 2, 1, stud_z]) { // keyholes: the box drops 12 mm on to the studs
      rotate([90, 0, 0]) cylinder(d = 11, h = 20);
      hull() for (z = [0, 12]) translate([0, 0, z]) rotate([90, 0, 0]) cylinder(d = 5.6, h = 20);
    }
    translate([0, 1, height / 2 - 14]) bar([60, 20, 36], 6);                            // cables from the wall
    translate([0, 1, 18]) bar([34, 20, 50], 2);                                    // block of the locking screw
    for (x = [-1, 1]) for (z = [-1, 1]) // driver board, inside; countersunk, so that the wall plate lies flat
      translate([driver_at[0] + x * driver_holes[0] / 2, -plate_t + 0.01, driver_at[1] + z * driver_holes[1] / 2]) rotate([90, 0, 0]) {
        cylinder(d = 3.4, h = 20);
        cylinder(d1 = 6.4, d2 = 3.4, h = 1.7);
      }
    for (x = [-1, 1]) for (z = [-9, 9]) translate([x * 38, 1, height / 2 - 14 + z]) bar([3, 20, 8], 1.4); // cable ties
  }
}

module plate() {
  // Hangs on the wall, hidden in the recess. Its studs are M5 countersunk screws from behind with 3.5 mm sleeves.
  top = stud_z + 26;
  difference() {
    union() {
      translate([0, -gap, (top + 8) / 2 + 2]) bar([stud_pitch + 40, plate_t - gap, top - 12], 6);
      translate([-14, -30, side + 13.5]) cube([28, 30 - gap, 14]); // block of the locking screw: clear of the floor while the box is lifted
    }
    for (x = [-1, 1]) translate([x * stud_pitch / 2, 1, stud_z + 12]) rotate([90, 0, 0]) {
      cylinder(d = 5.2, h = 20);
      translate([0, 0, 1 + gap]) cylinder(d1 = 10.4, d2 = 5.2, h = 2.6);
    }
    for (x = [-1, 1]) for (z = [stud_z - 22, 34]) translate([x * (stud_pitch / 2 + 6), 1, z]) { // wall screws, slotted to level
      rotate([90, 0, 0]) hull() for (a = [-4, 4]) translate([a, 0, 0]) cylinder(d = 5, h = 20);
    }
    translate([0, 1, height / 2 - 14]) bar([56, 20, 32], 6);
    translate([lock[0], lock[1], 0]) cylinder(d = 4, h = 26.5); // brass insert M3
  }
}

// ---- cradle: the reader's neck stands in the fork, its head looks down and out at a wrist
neck = 34;
head = 74;
reach = 78;
tilt = 20;

module blob(p, r) { translate(p) sphere(r); }

module cradle() {
  r = 5;
  difference() {
    union() {
      intersection() { // wall flange, flat on the wall
        hull() for (x = [-28, 28]) for (z = [-38, 38]) blob([x, 0, z], r + 1);
        translate([-60, -40, -60]) cube([120, 40, 120]);
      }
      hull() { blob([-14, -6, -14], r); blob([14, -6, -14], r); blob([-14, -6, 12], r); blob([14, -6, 12], r); arm(-14, 0, r); arm(14, 0, r); }
      for (s = [-1, 1]) {
        hull() { arm(s * 14, 0, r); arm(s * (neck / 2 + r + 2), 22, r); arm(0, 0, r); }
        hull() { arm(s * (neck / 2 + r + 2), 22, r); arm(s * (neck / 2 + r + 2), reach - 20, r); }
        hull() { arm(s * (neck / 2 + r + 2), reach - 20, r); arm(s * (neck / 2 + r + 5), reach - 8, r + 1); }
      }
    }
    for (z = [-28, 28]) translate([0, 1, z]) rotate([90, 0, 0]) { // wall screws under flush plugs
      cylinder(d = 5, h = 30);
      translate([0, 0, 5]) cylinder(d = 10.5, h = 30);
    }
  }
}

module arm(x, out, r) { // a point of the fork: leaves the wall at 30 mm and falls outward by `tilt`
  translate([0, -30, -4]) rotate([tilt, 0, 0]) translate([x, -out, 0]) sphere(r);
}

// ---- what is bought, for the pictures only
module bought() {
  color("#0E1116") translate([0, -depth + pane[0] - 0.01, screen_z]) bar([viewing[0] + 2 * pane[1] - gap, pane[0], viewing[1] + 2 * pane[1] - gap], 4);
  translate([0, -depth - 0.2, screen_z]) {
    color("#0E1116") bar([viewing[0] - 2, 0.2, viewing[1] - 2], 1);
    color("#F6F3EC") rotate([90, 0, 0]) linear_extrude(0.6) {
      translate([-viewing[0] * 0.16, viewing[1] * 0.13]) text("Scan the", size = viewing[1] * 0.12, font = "Liberation Sans:style=Bold");
      translate([-viewing[0] * 0.16, -viewing[1] * 0.07]) text("wristband", size = viewing[1] * 0.12, font = "Liberation Sans:style=Bold");
    }
    color("#45D6B0") rotate([90, 0, 0]) linear_extrude(0.6)
      for (x = [-1, 1]) for (y = [-1, 1]) translate([-viewing[0] * 0.32 + x * viewing[1] * 0.14, viewing[1] * 0.08 + y * viewing[1] * 0.14])
        scale([-x, -y]) { square([7, 2]); square([2, 7]); }
  }
  color("#45D6B0") translate([-button_pitch / 2, -depth, button_z]) rotate([90, 0, 0]) { cylinder(d = 28, h = 2); cylinder(d = 20, h = 5); }
  color("#FFC53D") translate([button_pitch / 2, -depth, button_z]) rotate([90, 0, 0]) { cylinder(d = 28, h = 2); cylinder(d = 20, h = 5); }
  translate([0, -land / 2 - 1, height]) {
    color("#39424F") cylinder(d = 40, h = 14);
    color("#45D6B0") translate([0, 0, 14]) cylinder(d = 38, h = 26);
    color("#FFC53D") translate([0, 0, 40]) cylinder(d = 38, h = 26);
    color("#D62839") translate([0, 0, 66]) cylinder(d = 38, h = 26);
    color("#39424F") translate([0, 0, 92]) cylinder(d = 38, h = 5);
  }
  color("#39424F") translate([-width / 4, -depth / 2, -14]) cylinder(d = 24, h = 14);
  color("#39424F") translate([width / 4, -depth / 2, -5]) cylinder(d = 27, h = 5);
}

module reader() { // a handheld reader, standing in the fork
  color("#B4BDC8") translate([0, -30, -4]) rotate([tilt, 0, 0]) translate([0, -44, 0]) {
    hull() { translate([-24, -44, 14]) sphere(10); translate([24, -44, 14]) sphere(10); translate([-20, 34, 16]) sphere(10); translate([20, 34, 16]) sphere(10);
             translate([-24, -44, 34]) sphere(10); translate([24, -44, 34]) sphere(10); translate([-18, 34, 30]) sphere(10); translate([18, 34, 30]) sphere(10); }
    hull() { translate([0, 8, 8]) sphere(15); translate([0, 30, -110]) sphere(14); }
  }
  color("#0E1116") translate([0, -30, -4]) rotate([tilt, 0, 0]) translate([0, -98.3, 24]) cube([44, 1, 22], center = true);
}

cradle_drop = 135; // below the floor of the box: the reader looks out at 1000 mm when the buttons are at 1190 mm

module assembly() {
  color("#F6F3EC") shell();
  color("#B4BDC8") cover();
  bought();
  translate([0, 0, -cradle_drop]) {
    color("#F6F3EC") cradle();
    color("#B4BDC8") for (z = [-28, 28]) translate([0, -5.5, z]) rotate([90, 0, 0]) cylinder(d = 10.4, h = 1);
    reader();
  }
}

module exploded() {
  translate([0, -90, 0]) { color("#F6F3EC") shell(); bought(); }
  color("#B4BDC8") cover();
  translate([0, 70, 0]) color("#45D6B0") plate();
}

if (part == "shell") shell();
else if (part == "cover") cover();
else if (part == "plate") plate();
else if (part == "cradle") cradle();
else if (part == "exploded") exploded();
else assembly();
