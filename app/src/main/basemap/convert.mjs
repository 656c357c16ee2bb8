// Turns the TopoJSON files of the npm package "world-atlas" into the compact files the map reads.
// Usage: node convert.mjs <folder of the unpacked package> <folder to write to>
// The format is described in README.md beside this file.

import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';

const [, , source, target] = process.argv;

for (const level of ['110m', '50m', '10m']) {
  const topology = JSON.parse(readFileSync(join(source, `countries-${level}.json`)));
  writeFileSync(join(target, `world-${level}.bin.gz`), gzipSync(encode(topology), { level: 9 }));
  if (level === '50m') writeFileSync(join(target, 'world-labels.tsv'), labels(topology));
}

function encode(topology) {
  const out = [];
  const unsigned = (v) => { while (v > 127) { out.push((v & 127) | 128); v >>>= 7; } out.push(v); };
  const signed = (v) => unsigned(((v << 1) ^ (v >> 31)) >>> 0);
  const head = Buffer.alloc(4 + 4 * 8);
  head.write('PGW1', 0, 'latin1');
  [...topology.transform.scale, ...topology.transform.translate].forEach((v, i) => head.writeDoubleBE(v, 4 + 8 * i));

  const users = new Int32Array(topology.arcs.length);
  for (const country of topology.objects.countries.geometries) {
    for (const ref of polygonsOf(country).flat(2)) users[ref < 0 ? ~ref : ref]++;
  }
  unsigned(topology.arcs.length);
  topology.arcs.forEach((arc, i) => {
    unsigned(arc.length * 2 + (users[i] > 1 ? 1 : 0));
    for (const [x, y] of arc) { signed(x); signed(y); }
  });
  const rings = topology.objects.land.geometries.flatMap(polygonsOf).flat();
  unsigned(rings.length);
  for (const ring of rings) { unsigned(ring.length); ring.forEach(signed); }
  return Buffer.concat([head, Buffer.from(out)]);
}

function polygonsOf(geometry) {
  if (geometry.type === 'Polygon') return [geometry.arcs];
  return geometry.type === 'MultiPolygon' ? geometry.arcs : [];
}

// ---- labels: one point a country, as far inside its largest polygon as possible ----

function labels(topology) {
  const lines = topology.objects.countries.geometries.map((country) => {
    const polygons = polygonsOf(country).map((rings) => rings.map((ring) => project(topology, ring)));
    const largest = polygons.reduce((a, b) => (area(a[0]) >= area(b[0]) ? a : b));
    const aroundThePole = polygons.some(([shell]) => Math.abs(shell.at(-1)[0] - shell[0][0]) > 0.9);
    const best = aroundThePole ? { x: 0.56, y: mercator(-80), radius: 0.03 } : innermost(largest);
    const code = country.id === undefined ? '' : alpha2(country.id);
    return [code, country.properties.name, longitude(best.x).toFixed(3), latitude(best.y).toFixed(3),
      best.radius.toFixed(6), Math.sqrt(area(largest[0])).toFixed(6)].join('\t');
  });
  return lines.sort((a, b) => Number(b.split('\t')[5]) - Number(a.split('\t')[5])).join('\n') + '\n';
}

function alpha2(numeric) {
  const region = new Intl.Locale(`und-${String(numeric).padStart(3, '0')}`).region;
  return /^[A-Z]{2}$/.test(region) ? region : '';
}

function project(topology, ring) {
  const { scale, translate } = topology.transform;
  const points = [];
  for (const ref of ring) {
    let x = 0, y = 0;
    const arc = topology.arcs[ref < 0 ? ~ref : ref].map(([dx, dy]) => [
      (x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
    if (ref < 0) arc.reverse();
    points.push(...(points.length ? arc.slice(1) : arc));
  }
  let shift = 0;
  return points.map(([lon, lat], i) => {
    if (i > 0 && lon - points[i - 1][0] > 180) shift -= 360;
    if (i > 0 && lon - points[i - 1][0] < -180) shift += 360;
    return [(lon + shift + 180) / 360, mercator(lat)];
  });
}

function mercator(lat) {
  const s = Math.sin(Math.max(-85.05, Math.min(85.05, lat)) * Math.PI / 180);
  return 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI);
}
function longitude(x) { const lon = x * 360 - 180; return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon; }
function latitude(y) { return Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180 / Math.PI; }

function area(ring) {
  let sum = 0;
  ring.forEach(([x, y], i) => { const [u, v] = ring[(i + 1) % ring.length]; sum += x * v - u * y; });
  return Math.abs(sum) / 2;
}

/** The point farthest from all edges, on a grid that is refined around the best cell. Wide is better than high: names are wide. */
function innermost(rings) {
  const xs = rings[0].map((p) => p[0]), ys = rings[0].map((p) => p[1]);
  let box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  let best = { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2, radius: -1 };
  for (let round = 0; round < 4; round++) {
    const n = 24, w = (box[2] - box[0]) / n, h = (box[3] - box[1]) / n;
    for (let i = 0; i <= n; i++) for (let j = 0; j <= n; j++) {
      const x = box[0] + i * w, y = box[1] + j * h, radius = distanceInside(rings, x, y);
      if (radius > best.radius) best = { x, y, radius };
    }
    box = [best.x - 2 * w, best.y - 2 * h, best.x + 2 * w, best.y + 2 * h];
  }
  return best;
}

function distanceInside(rings, x, y) {
  let inside = false, nearest = Infinity;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i], [bx, by] = ring[j];
      if ((ay > y) !== (by > y) && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      // A name is some three times as wide as high, so a distance to the side counts less.
      const px = (x - ax) / 2, py = y - ay, dx = (bx - ax) / 2, dy = by - ay, l = dx * dx + dy * dy;
      const t = l === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / l));
      nearest = Math.min(nearest, (px - t * dx) ** 2 + (py - t * dy) ** 2);
    }
  }
  return inside ? Math.sqrt(nearest) : -Math.sqrt(nearest);
}
