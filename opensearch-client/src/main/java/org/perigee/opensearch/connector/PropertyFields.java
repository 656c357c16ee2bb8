package org.perigee.opensearch.connector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.perigee.catalog.model.Properties;
import org.perigee.opensearch.Reading;
import org.perigee.opensearch.answer.Entry;

/// Which fields of entries hold which property: those of the dialect, then the ones that resto, OGC 17-047r1 GeoJSON and
/// Atom with Earth-observation metadata are known to use.
final class PropertyFields {

    /// The letter or number of a platform, beside its name.
    static final String PLATFORM_UNIT = "platform:unit";
    static final String DOWNLOAD = "download";
    static final String DOWNLOAD_TYPE = "download:type";
    static final String SIZE = "size";
    static final String CHECKSUM = "checksum";
    static final String AVAILABILITY = "availability";
    static final String QUICKLOOK = "quicklook";
    static final String THUMBNAIL = "thumbnail";
    static final String COLLECTION = "collection";
    static final String SENSOR_TYPE = "sensor:type";

    private static final String ACQUISITION = "acquisitionInformation.";
    private static final String PARAMETERS = ACQUISITION + "acquisitionParameters.";
    private static final Map<String, List<String>> BUILT_IN = new HashMap<>();

    static {
        BUILT_IN.put(Properties.PLATFORM, List.of("platform", ACQUISITION + "platform.platformShortName", "Platform.shortName"));
        BUILT_IN.put(PLATFORM_UNIT, List.of("platformSerialIdentifier", ACQUISITION + "platform.platformSerialIdentifier",
                "Platform.serialIdentifier"));
        BUILT_IN.put(Properties.INSTRUMENTS, List.of("instrument", ACQUISITION + "instrument.instrumentShortName", "Instrument.shortName"));
        BUILT_IN.put(SENSOR_TYPE, List.of("sensorType", ACQUISITION + "instrument.sensorType", "Sensor.sensorType"));
        BUILT_IN.put(Properties.CLOUD_COVER, List.of("cloudCover", "productInformation.cloudCover", "cloudCoverPercentage",
                "EarthObservationResult.cloudCoverPercentage"));
        BUILT_IN.put(Properties.SNOW_COVER, List.of("snowCover", "productInformation.snowCover", "EarthObservationResult.snowCoverPercentage"));
        BUILT_IN.put(Properties.ORBIT_STATE, List.of("orbitDirection", PARAMETERS + "orbitDirection", "Acquisition.orbitDirection"));
        BUILT_IN.put(Properties.RELATIVE_ORBIT, List.of("relativeOrbitNumber", PARAMETERS + "relativeOrbitNumber"));
        BUILT_IN.put(Properties.ABSOLUTE_ORBIT, List.of("orbitNumber", PARAMETERS + "orbitNumber", "Acquisition.orbitNumber"));
        BUILT_IN.put(Properties.GRID_CODE, List.of("mgrs", "tileId", "tileid", "tileIdentifier", PARAMETERS + "tileId"));
        BUILT_IN.put(Properties.PRODUCT_TYPE, List.of("productType", "productInformation.productType", "EarthObservationMetaData.productType"));
        BUILT_IN.put(Properties.PROCESSING_LEVEL, List.of("processingLevel", "productInformation.processingLevel",
                "ProcessingInformation.processingLevel"));
        BUILT_IN.put(Properties.PROCESSING_BASELINE, List.of("processingBaseline", "productVersion", "productInformation.productVersion",
                "productInformation.processingBaseline", "ProcessingInformation.processorVersion"));
        BUILT_IN.put(Properties.POLARIZATIONS, List.of("polarisation", "polarisationChannels", "polarizationChannels",
                PARAMETERS + "polarisationChannels", PARAMETERS + "polarizationChannels", "Acquisition.polarisationChannels"));
        BUILT_IN.put(Properties.INSTRUMENT_MODE, List.of("sensorMode", ACQUISITION + "instrument.operationalMode",
                ACQUISITION + "sensor.operationalMode", PARAMETERS + "operationalMode", "Sensor.operationalMode"));
        BUILT_IN.put(Properties.TIMELINESS, List.of("timeliness", "realtime", "productInformation.timeliness"));
        BUILT_IN.put(Properties.PUBLISHED, List.of("published", "publicationDate", "available", "productInformation.availabilityTime"));
        BUILT_IN.put(Properties.UPDATED, List.of("updated"));
        BUILT_IN.put(Properties.GSD, List.of("resolution", "productInformation.resolution", "additionalAttributes.resolution",
                ACQUISITION + "instrument.resolution"));
        BUILT_IN.put(DOWNLOAD, List.of("services.download.url", "downloadLink"));
        BUILT_IN.put(DOWNLOAD_TYPE, List.of("services.download.mimeType"));
        BUILT_IN.put(SIZE, List.of("services.download.size", "resourceSize", "productInformation.size", "productDatapackSize"));
        BUILT_IN.put(CHECKSUM, List.of("services.download.checksum", "resourceChecksum", "extraInformation.md5", "checksum"));
        BUILT_IN.put(AVAILABILITY, List.of("storage.mode", "status", "onlineStatus"));
        BUILT_IN.put(QUICKLOOK, List.of("quicklook"));
        BUILT_IN.put(THUMBNAIL, List.of("thumbnail"));
        BUILT_IN.put(COLLECTION, List.of("collection"));
    }

    private final Reading reading;

    PropertyFields(Reading reading) {
        this.reading = reading;
    }

    /// The properties that Items of a catalogue may carry.
    static Set<String> readable(Reading reading) {
        Set<String> readable = new HashSet<>(BUILT_IN.keySet());
        readable.addAll(reading.properties().keySet());
        readable.add(Properties.CONSTELLATION);
        return readable;
    }

    /// Properties that only the dialect names; they are taken over as they are.
    Set<String> further() {
        Set<String> further = new HashSet<>(reading.properties().keySet());
        further.removeAll(BUILT_IN.keySet());
        return further;
    }

    /// The first field with a value; empty where no field has one.
    Optional<Object> value(Entry entry, String property) {
        List<String> fields = new ArrayList<>(reading.properties().getOrDefault(property, List.of()));
        fields.addAll(BUILT_IN.getOrDefault(property, List.of()));
        return fields.stream().map(entry.fields()::get).filter(value -> value != null && !value.toString().isBlank()).findFirst();
    }

    Optional<String> text(Entry entry, String property) {
        return value(entry, property).map(value -> value.toString().strip());
    }

    /// As a number, also where it is written as text.
    Optional<Double> number(Entry entry, String property) {
        try {
            Optional<Double> number = text(entry, property).map(Double::valueOf).filter(Double::isFinite);
            return number.filter(value -> value != 0 || !reading.zeroIsUnknown().contains(property));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
