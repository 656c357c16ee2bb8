package org.perigee.catalog.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perigee.catalog.model.BoundingBox;

class PlacesTest {

    private static Places places;

    @BeforeAll
    static void load() {
        places = Places.load();
    }

    private static Place found(String typed) {
        return places.find(typed).orElseThrow(() -> new AssertionError("Not found: " + typed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Switzerland|Switzerland", "Suisse|Switzerland", "suisse |Switzerland", " SWITZERLAND|Switzerland", "Allemagne|Germany",
        "USA|United States", "U.S.A.|United States", "états-unis|United States", "UK|United Kingdom", "royaume uni|United Kingdom",
        "Ivory Coast|Côte d'Ivoire", "cote d'ivoire|Côte d'Ivoire", "Cote d Ivoire|Côte d'Ivoire", "The Netherlands|Netherlands", "Pays-Bas|Netherlands",
        "holland|Netherlands", "Turkey|Turkey", "Türkiye|Turkey", "Czech Republic|Czechia", "South Korea|South Korea", "Corée du Sud|South Korea",
        "DRC|Democratic Republic of the Congo", "Congo|Republic of the Congo", "Burma|Myanmar", "Réunion|Réunion", "Georgia|Georgia", "Kosovo|Kosovo",
        "St Lucia|Saint Lucia", "Bosnia & Herzegovina|Bosnia and Herzegovina", "Hong Kong|Hong Kong", "Luxembourg|Luxembourg", "Singapour|Singapore"})
    void findsCountriesByTheirEnglishFrenchAndCommonNames(String typed, String name) {
        Place place = found(typed);

        assertThat(place.name()).isEqualTo(name);
        assertThat(place.kind()).isEqualTo(Place.Kind.COUNTRY);
        assertThat(place.country()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Toulouse|Toulouse|France", "ZURICH|Zürich|Switzerland", "Geneva|Genève|Switzerland", "Cologne|Köln|Germany",
        "Le Caire|Cairo|Egypt", "Sao Paulo|São Paulo|Brazil", "saint etienne|Saint-Étienne|France", "St. Petersburg|Saint Petersburg|Russia",
        "Xian|Xi’an|China", "Lodz|Łódź|Poland", "The Hague|The Hague|Netherlands", "New York|New York City|United States", "Nice|Nice|France", "Valencia|Valencia|Spain",
        "Paris|Paris|France", "London|London|United Kingdom", "Londres|London|United Kingdom", "Kiev|Kyiv|Ukraine", "Madrid|Madrid|Spain", "Rome|Rome|Italy"})
    void findsCitiesWithoutAccentsAndByTheirOtherNames(String typed, String name, String country) {
        Place place = found(typed);

        assertThat(place.name()).isEqualTo(name);
        assertThat(place.country()).isEqualTo(country);
        assertThat(place.kind()).isEqualTo(Place.Kind.CITY);
        assertThat(place.population()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Catalonia|Catalonia|2.17,41.38", "Catalogne|Catalonia|2.17,41.38", "Valle d'Aosta|Valle d'Aosta|7.32,45.74",
        "vallée d’aoste|Valle d'Aosta|7.32,45.74", "Provence-Alpes-Côte d'Azur|Provence-Alpes-Côte d'Azur|5.45,43.53", "PACA|Provence-Alpes-Côte d'Azur|5.45,43.53",
        "Bavaria|Bavaria|11.58,48.14", "Bayern|Bavaria|11.58,48.14", "Haute-Garonne|Haute-Garonne|1.44,43.6", "Quebec|Quebec|-71.2,46.85",
        "Scotland|Scotland|-4.25,55.87", "Corsica|Corse|9.15,42.3", "Texas|Texas|-97.74,30.27", "Alps|Alps|7.65,45.98", "méditerranée|Mediterranean Sea|5,40"})
    void findsRegions(String typed, String name, String inside) {
        Place place = found(typed);
        double[] point = List.of(inside.split(",")).stream().mapToDouble(Double::parseDouble).toArray();

        assertThat(place.name()).isEqualTo(name);
        assertThat(place.kind()).isEqualTo(Place.Kind.REGION);
        assertThat(place.area().contains(point[0], point[1])).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Valencia, Spain|Spain|-0.38,39.47", "Valencia, Venezuela|Venezuela|-68.0,10.18", "valencia,es|Spain|-0.38,39.47",
        "Springfield, Illinois|United States|-89.64,39.8", "Springfield, MA, USA|United States|-72.59,42.1", "Paris, texas|United States|-95.55,33.66",
        "Georgia, USA|United States|-83.6,32.8", "Saint-Denis, Réunion|Réunion|55.45,-20.88", "Córdoba, Argentine|Argentina|-64.18,-31.41",
        "Best, Netherlands|Netherlands|5.39,51.5", "Luxembourg, Belgique|Belgium|5.5,49.9"})
    void aCountryOrRegionBehindACommaTellsNamesakesApart(String typed, String country, String inside) {
        Place place = found(typed);
        double[] point = List.of(inside.split(",")).stream().mapToDouble(Double::parseDouble).toArray();

        assertThat(place.country()).isEqualTo(country);
        assertThat(place.area().contains(point[0], point[1])).as("%s in %s", inside, place).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", ", Spain", "Nowhereville", "Toulouse, Spain", "Spain, Valencia", "Toulous", "Of", "to", "in", "fr", "es", "IL", "~IL",
        "best", "date", "March", "mars", "most", "goes", "same", "radar", "optical", "cloud", "time", "water", "sentinel", "nord", "sur", "été", "eau",
        "FRA", "Sentinel-2", "S2", "2024"})
    void takesNothingElseForAPlace(String typed) {
        assertThat(places.find(typed)).isEmpty();
    }

    @Test
    void aVeryLongTextIsNoPlace() {
        assertThat(places.find("Toulouse ".repeat(1000))).isEmpty();
        assertThat(places.suggest("Toulouse ".repeat(1000), 5)).isEmpty();
    }

    @Test
    void everyLabelFindsAPlaceOfThatLabel() {
        List<String> labels = places.all(Place.Kind.CITY).map(Place::label).toList();

        assertThat(labels.stream().filter(label -> !places.find(label).map(Place::label).equals(Optional.of(label)))).isEmpty();
        assertThat(labels).doesNotHaveDuplicates();
    }

    @Test
    void countriesAreWhereTheyAre() {
        assertThat(found("Switzerland").area().contains(7.45, 46.95)).isTrue();
        assertThat(found("Switzerland").area().contains(9.19, 45.46)).isFalse();
        assertThat(found("Italy").area().contains(12.45, 43.94)).as("San Marino is a hole").isFalse();
        assertThat(found("South Africa").area().contains(28.2, -29.5)).as("so is Lesotho").isFalse();
        assertThat(found("Ukraine").area().contains(34.1, 44.95)).isTrue();
    }

    @Test
    void overseasPartsWithACodeOfTheirOwnAreTheirOwnCountries() {
        assertThat(found("France").area().bounds().width()).isLessThan(16);
        assertThat(found("France").area().contains(9.1, 42.2)).as("Corsica").isTrue();
        assertThat(found("Guyane").area().contains(-52.9, 4)).isTrue();
        assertThat(found("Svalbard").area().contains(16, 78.3)).isTrue();
        assertThat(found("Norway").area().bounds().north()).isLessThan(72);
    }

    @ParameterizedTest
    @CsvSource({"Fiji, 8", "New Zealand, 20", "Russia, 175", "United States, 125", "Kiribati, 60", "Oceania, 81"})
    void whatLiesOnBothSidesOfTheAntimeridianHasNarrowBounds(String name, double widest) {
        BoundingBox bounds = found(name).area().bounds();

        assertThat(bounds.crossesAntimeridian()).isTrue();
        assertThat(bounds.width()).isLessThan(widest);
    }

    @Test
    void fijiLiesOnBothSides() {
        assertThat(found("Fiji").area().contains(178.4, -18.0)).isTrue();
        assertThat(found("Fiji").area().contains(-179.97, -16.8)).isTrue();
        assertThat(found("Fiji").area().contains(0, -17)).isFalse();
        assertThat(found("Russia").area().contains(-175, 66.5)).isTrue();
    }

    @Test
    void antarcticaReachesThePoleAllRound() {
        for (int longitude = -180; longitude <= 180; longitude += 30) {
            assertThat(found("Antarctica").area().contains(longitude, -89.95)).isTrue();
        }
        assertThat(found("Antarctique").area().bounds().width()).isEqualTo(360);
        assertThat(found("Antarctica").area().contains(0, -60)).isFalse();
    }

    @Test
    void everyAreaIsValidAndItsBoundsAreAsWideAsItsParts() {
        Predicate<Place> invalid = place -> !place.area().geometry().isValid() || place.area().geometry().getArea() <= 0;

        assertThat(places.all(Place.Kind.COUNTRY).filter(invalid).map(Place::label)).isEmpty();
        assertThat(places.all(Place.Kind.REGION).filter(invalid).map(Place::label)).isEmpty();
        assertThat(places.all(Place.Kind.CITY).limit(5000).filter(invalid).map(Place::label)).isEmpty();
        assertThat(places.all(Place.Kind.COUNTRY)).hasSizeGreaterThan(240);
        assertThat(places.all(Place.Kind.REGION)).hasSizeGreaterThan(3000);
        assertThat(places.all(Place.Kind.CITY)).hasSizeGreaterThan(24_000);
    }

    @Test
    void nearlyEveryCityTouchesItsCountry() {
        List<Place> cities = places.all(Place.Kind.CITY).limit(2000).toList();
        long inside = cities.stream().filter(city -> found(city.country()).area().intersects(city.area())).count();

        assertThat(inside).isGreaterThan(cities.size() * 99L / 100);
    }

    @Test
    void aCityIsABoxAsLargeAsItHasInhabitants() {
        BoundingBox toulouse = found("Toulouse").area().bounds();
        BoundingBox shanghai = found("Shanghai").area().bounds();

        assertThat(toulouse.contains(1.44, 43.60)).isTrue();
        assertThat(toulouse.height() * 111.32).isBetween(22.0, 32.0);
        assertThat(toulouse.width() * 111.32 * Math.cos(Math.toRadians(43.6))).isBetween(22.0, 32.0);
        assertThat(shanghai.height() * 111.32).isBetween(39.9, 40.1);
    }

    @Test
    void suggestsCountriesAndLargeCitiesFirst() {
        assertThat(names("tou", 5)).contains("Toulouse");
        assertThat(names("fra", 3)).first().isEqualTo("France");
        assertThat(names("sui", 3)).first().isEqualTo("Switzerland");
        assertThat(names("c", 4)).contains("China", "Canada");
        assertThat(names("lond", 3)).first().isEqualTo("London");
        assertThat(names("PROVENCE-alp", 3)).containsExactly("Provence-Alpes-Côte d'Azur");
        assertThat(names("pékin", 1)).containsExactly("Beijing");
    }

    @Test
    void whatIsTypedInFullComesFirst() {
        assertThat(names("niger", 3)).startsWith("Niger").contains("Nigeria");
        assertThat(names("nice", 2)).first().isEqualTo("Nice");
    }

    @Test
    void aBeginningBehindACommaNarrowsTheSuggestions() {
        assertThat(places.suggest("valencia, ven", 3)).isNotEmpty().allMatch(place -> place.country().equals("Venezuela"));
        assertThat(places.suggest("springfield, miss", 3)).isNotEmpty().allMatch(place -> place.region().equals("Missouri"));
        assertThat(places.suggest("springfield, ", 3)).hasSize(3);
        assertThat(places.suggest("valencia, xyz", 3)).isEmpty();
    }

    @Test
    void suggestionsAreDistinctAndNoMoreThanAskedFor() {
        List<Place> many = places.suggest("san", 50);

        assertThat(many).hasSize(50).doesNotHaveDuplicates();
        assertThat(many.stream().map(place -> place.kind() + place.label())).doesNotHaveDuplicates();
        assertThat(places.suggest("", 5)).isEmpty();
        assertThat(places.suggest("qqq", 5)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> places.suggest("a", 0));
    }

    private static List<String> names(String prefix, int limit) {
        return places.suggest(prefix, limit).stream().map(Place::name).toList();
    }

    @Test
    void theResourceIsSmallEnough() throws Exception {
        try (InputStream resource = Places.class.getResourceAsStream("places.bin.gz")) {
            assertThat(resource.readAllBytes()).hasSizeBetween(500_000, 1_500_000);
        }
        assertThat(Places.ATTRIBUTION).contains("GeoNames", "CC BY 4.0", "Natural Earth");
    }

    /// Ten times the time that was measured on two busy cores, so that it tells a mistake of kind and no slow machine.
    @Test
    void suggestsFastEnoughForEveryKeystroke() {
        String letters = "abcdefghijklmnopqrstuvwxyz";
        letters.chars().forEach(letter -> places.suggest(Character.toString(letter), 10));

        long started = System.nanoTime();
        letters.chars().forEach(letter -> places.suggest(Character.toString(letter) + ", f", 10));
        letters.chars().forEach(letter -> places.suggest(Character.toString(letter), 10));
        Duration each = Duration.ofNanos(System.nanoTime() - started).dividedBy(2L * letters.length());

        assertThat(each).as(() -> String.format(Locale.ROOT, "a suggestion took %d µs", each.toNanos() / 1000)).isLessThan(Duration.ofMillis(20));
    }

    @Test
    void loadsInTheBackground() {
        assertThat(Places.loadInBackground().join().size()).isEqualTo(places.size());
    }
}
