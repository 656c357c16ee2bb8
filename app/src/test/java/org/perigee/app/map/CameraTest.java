package org.perigee.app.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CameraTest {

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private Camera anyCamera() {
        Viewpoint view = new Viewpoint(random.nextDouble(-180, 180), random.nextDouble(-80, 80), random.nextDouble(2, 15));
        return Camera.of(view, random.nextInt(200, 2000), random.nextInt(200, 1000));
    }

    @Test
    void pixelsAndPositionsAreInverse() {
        for (int i = 0; i < 1000; i++) {
            Camera camera = anyCamera();
            double x = random.nextDouble(camera.width());
            double y = random.nextDouble(camera.height());
            LonLat at = camera.lonLat(x, y);
            assertThat(camera.screenX(Mercator.x(at.longitude()))).as("seed %d", seed).isCloseTo(x, within(1e-3));
            assertThat(camera.screenY(Mercator.y(at.latitude()))).as("seed %d", seed).isCloseTo(y, within(1e-3));
        }
    }

    @Test
    void zoomingAboutAPixelKeepsWhatIsUnderIt() {
        for (int i = 0; i < 1000; i++) {
            Camera camera = Camera.of(new Viewpoint(random.nextDouble(-180, 180), random.nextDouble(-40, 40), 6), 900, 600);
            double x = random.nextDouble(900);
            double y = random.nextDouble(600);
            LonLat before = camera.lonLat(x, y);
            LonLat after = camera.zoomedAbout(x, y, random.nextDouble(5, 12)).lonLat(x, y);
            assertThat(after.longitude()).as("seed %d", seed).isCloseTo(before.longitude(), within(1e-6));
            assertThat(after.latitude()).as("seed %d", seed).isCloseTo(before.latitude(), within(1e-6));
        }
    }

    @Test
    void neverShowsAnythingBeyondThePoles() {
        for (int i = 0; i < 1000; i++) {
            Camera moved = anyCamera().panned(random.nextDouble(-1e5, 1e5), random.nextDouble(-1e5, 1e5))
                    .zoomedAbout(10, 10, random.nextDouble(-5, 20));
            assertThat(moved.worldY(0)).as("seed %d", seed).isGreaterThanOrEqualTo(-1e-9);
            assertThat(moved.worldY(moved.height())).as("seed %d", seed).isLessThanOrEqualTo(1 + 1e-9);
        }
    }

    @Test
    void goesRoundTheWorldWithoutEndAndReportsNormalisedLongitudes() {
        Camera camera = Camera.of(new Viewpoint(170, 0, 3), 800, 600);
        Camera moved = camera.panned(camera.worldSize() * 7 + camera.worldSize() / 18, 0);
        assertThat(moved.viewpoint().longitude()).isCloseTo(-170, within(1e-6));
    }

    @Test
    void snappingMovesLessThanAPixelAndMeetsWholeOnes() {
        for (int i = 0; i < 1000; i++) {
            Camera camera = anyCamera();
            Camera snapped = camera.snapped();
            assertThat(Math.abs(snapped.left() - camera.left())).as("seed %d", seed).isLessThanOrEqualTo(0.501);
            assertThat(snapped.left()).as("seed %d", seed).isCloseTo(Math.rint(snapped.left()), within(1e-3));
            assertThat(snapped.top()).as("seed %d", seed).isCloseTo(Math.rint(snapped.top()), within(1e-3));
        }
    }

    @Test
    void showsTheWholeOfABoxAcrossTheAntimeridian() {
        Camera camera = Camera.of(Viewpoint.WORLD, 800, 600).showing(new GeoBox(170, -20, -170, -10));
        assertThat(camera.worldX(0)).isLessThan(camera.x() - 10.0 / 360);
        assertThat(camera.viewpoint().longitude()).isCloseTo(-180, within(1e-6));
        assertThat(camera.screenX(camera.x() + 10.0 / 360)).isLessThan(800);
    }

    @Test
    void theSmallestZoomFillsTheHeight() {
        Camera camera = Camera.of(new Viewpoint(0, 0, -3), 500, 900);
        assertThat(camera.worldSize()).isCloseTo(900, within(1e-6));
    }
}
