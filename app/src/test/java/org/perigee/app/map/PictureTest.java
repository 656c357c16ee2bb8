package org.perigee.app.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PictureTest {

    private static final MapTheme THEME = MapTheme.light();
    private static final int SEA = 0xFF000000 | Ink.of(THEME.base().sea()).rgb();
    private static final int LAND = 0xFF000000 | Ink.of(THEME.base().land()).rgb();
    private static final int WIDTH = 600;
    private static final int HEIGHT = 400;

    private final MapRenderer renderer = new MapRenderer();
    private boolean density;

    private static FootprintLook look(FootprintSet set) {
        return new FootprintLook(set, null, new BitSet(), new BitSet(), true, true);
    }

    private Surface paint(Viewpoint view, FootprintLook look) {
        return paint(Camera.of(view, WIDTH, HEIGHT), look);
    }

    private Surface paint(Camera camera, FootprintLook look) {
        Surface surface = new Surface(new int[WIDTH * HEIGHT], WIDTH, HEIGHT);
        density = renderer.render(new RenderRequest(camera, 1, THEME, look, List.of(), false, null), surface);
        return surface;
    }

    private static int at(Surface surface, Camera camera, double lon, double lat) {
        double x = camera.screenX(Mercator.x(lon));
        x -= camera.worldSize() * Math.floor(x / camera.worldSize());
        return surface.pixels()[(int) camera.screenY(Mercator.y(lat)) * WIDTH + (int) x];
    }

    private int color(double zoom, double lon, double lat) {
        Camera camera = Camera.of(new Viewpoint(lon, lat, zoom), WIDTH, HEIGHT);
        return at(paint(camera, look(FootprintSet.empty())), camera, lon, lat);
    }

    @Test
    void landIsLandAndSeaIsSeaAtEveryLevelOfDetail() {
        for (double zoom : new double[] {1.5, 4, 8}) {
            assertThat(color(zoom, -100, 58)).as("Canada at %f", zoom).isEqualTo(LAND);
            assertThat(color(zoom, 10, 24)).as("Sahara").isEqualTo(LAND);
            assertThat(color(zoom, 100, 65)).as("Siberia").isEqualTo(LAND);
            assertThat(color(zoom, -178, 67.6)).as("Chukotka, beyond the antimeridian").isEqualTo(LAND);
            assertThat(color(zoom, -30, 40)).as("Atlantic").isEqualTo(SEA);
            assertThat(color(zoom, -120, -17)).as("where a wrongly cut Fiji would smear").isEqualTo(SEA);
            assertThat(color(zoom, 0, 75)).as("where a wrongly cut Russia would smear").isEqualTo(SEA);
        }
    }

    @Test
    void antarcticaFillsTheSouth() {
        Camera camera = Camera.of(new Viewpoint(0, -80, 1.3), WIDTH, HEIGHT);
        Surface surface = paint(camera, look(FootprintSet.empty()));
        // Not from 150° to −145°, where the Ross ice shelf is sea.
        for (double lon = -140; lon < 150; lon += 10) {
            assertThat(at(surface, camera, lon, -84.5)).as("longitude %f", lon).isEqualTo(LAND);
        }
    }

    @Test
    void thePictureIsTheSameInEveryTurnOfTheWorld() {
        FootprintLook look = look(someFootprints(200));
        Camera camera = Camera.of(new Viewpoint(175, 10, 3), WIDTH, HEIGHT);
        Camera later = new Camera(camera.x() + 5, camera.y(), camera.zoom(), WIDTH, HEIGHT);
        assertThat(paint(later, look).pixels()).isEqualTo(paint(camera, look).pixels());
    }

    @Test
    void aFootprintCutAtTheAntimeridianHasNoSeam() {
        FootprintSetBuilder cut = new FootprintSetBuilder();
        cut.add(0, 0, new double[] {176, -5, 180, -5, 180, 5, 176, 5}, new double[] {-180, -5, -176, -5, -176, 5, -180, 5});
        FootprintSetBuilder whole = new FootprintSetBuilder();
        whole.add(0, 0, new double[] {176, -5, 184, -5, 184, 5, 176, 5});
        Viewpoint view = new Viewpoint(180, 0, 5);
        assertThat(paint(view, look(cut.build())).pixels()).isEqualTo(paint(view, look(whole.build())).pixels());
        assertThat(paint(view, look(cut.build())).pixels()).isNotEqualTo(paint(view, look(FootprintSet.empty())).pixels());
    }

    @Test
    void manyFootprintsBecomeADensityAndFewOutlines() {
        paint(Viewpoint.WORLD, look(someFootprints(20_000)));
        assertThat(density).isTrue();
        paint(Viewpoint.WORLD, look(someFootprints(200)));
        assertThat(density).isFalse();
    }

    @Test
    void filteredAndHiddenFootprintsLeaveNoTrace() {
        FootprintSet set = someFootprints(100);
        int[] bare = paint(Viewpoint.WORLD, look(FootprintSet.empty())).pixels();
        BitSet all = new BitSet();
        all.set(0, 100);
        assertThat(paint(Viewpoint.WORLD, new FootprintLook(set, new BitSet(), all, all, true, true)).pixels()).isEqualTo(bare);
        assertThat(paint(Viewpoint.WORLD, new FootprintLook(set, null, all, all, false, true)).pixels()).isEqualTo(bare);
        assertThat(paint(Viewpoint.WORLD, look(set)).pixels()).isNotEqualTo(bare);
    }

    @Test
    void basketAndSelectionAreSeen() {
        FootprintSetBuilder builder = new FootprintSetBuilder();
        builder.add(0, 0, new double[] {-5, -5, 5, -5, 5, 5, -5, 5});
        BitSet one = new BitSet();
        one.set(0);
        Viewpoint view = new Viewpoint(0, 0, 4);
        int[] plain = paint(view, look(builder.build())).pixels();
        int[] inBasket = paint(view, new FootprintLook(builder.build(), null, one, new BitSet(), true, true)).pixels();
        int[] selected = paint(view, new FootprintLook(builder.build(), null, new BitSet(), one, true, true)).pixels();
        int middle = HEIGHT / 2 * WIDTH + WIDTH / 2;
        assertThat(inBasket[middle]).isNotEqualTo(plain[middle]);
        assertThat(selected).isNotEqualTo(plain).isNotEqualTo(inBasket);
        assertThat(selected[middle]).isEqualTo(plain[middle]);
    }

    @Test
    void aDrapedPictureLiesInItsCorners() {
        int[] quarters = {0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFFFFFFFF};
        double[] corners = {Mercator.x(-10), Mercator.y(10), Mercator.x(10), Mercator.y(10), Mercator.x(10), Mercator.y(-10), Mercator.x(-10), Mercator.y(-10)};
        Camera camera = Camera.of(new Viewpoint(0, 0, 4), WIDTH, HEIGHT);
        Surface surface = paint(camera, look(FootprintSet.empty()));
        new DrapedImage(quarters, 2, 2, corners, 1).paint(surface, camera);
        assertThat(at(surface, camera, -5, 5)).isEqualTo(0xFFFF0000);
        assertThat(at(surface, camera, 5, 5)).isEqualTo(0xFF00FF00);
        assertThat(at(surface, camera, -5, -5)).isEqualTo(0xFF0000FF);
        assertThat(at(surface, camera, 5, -5)).isEqualTo(0xFFFFFFFF);
        assertThat(at(surface, camera, -20, 0)).isNotIn(0xFFFF0000, 0xFF0000FF);
    }

    static FootprintSet someFootprints(int count) {
        Random random = new Random(11);
        FootprintSetBuilder builder = new FootprintSetBuilder();
        for (int id = 0; id < count; id++) {
            double lon = random.nextDouble(-180, 180);
            double lat = random.nextDouble(-60, 60);
            builder.add(id, id % 4, new double[] {lon, lat, lon + 2, lat + 0.3, lon + 1.8, lat + 2, lon - 0.2, lat + 1.7});
        }
        return builder.build();
    }
}
