package org.perigee.odata.connector;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.perigee.access.HttpAccess;
import org.perigee.catalog.connector.CatalogConnector;
import org.perigee.catalog.connector.ConnectorContract;
import org.perigee.catalog.connector.ContractItem;
import org.perigee.catalog.connector.ContractProtocol;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.TimeRange;
import org.perigee.catalog.provider.Limits;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.Status;

/// The connector keeps the contract against a server that speaks as the Copernicus Data Space does.
class ODataConnectorContractTest extends ConnectorContract {

    private static final String DOWNLOADS = "https://download.example.org/odata/v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected CatalogConnector connect(URI base, Limits limits) {
        ObjectNode dialect = JSON.createObjectNode().put("base", "cdse");
        dialect.putObject("resources").put("download", DOWNLOADS);
        Provider provider = new Provider("odata-contract", "Contract", Protocol.ODATA, base.resolve("odata/v1"), Status.LIVE, "", "", true, "", "",
                "", null, limits, Map.of(), dialect);
        return new ODataConnectorFactory(HttpAccess.builder().readTimeout(SILENCE).build()).connect(provider);
    }

    @Override
    protected ContractProtocol protocol() {
        return new CscProtocol();
    }

    @Override
    protected URI productHref(ContractItem item) {
        return URI.create(DOWNLOADS + "/Products(" + item.id() + ")/$value");
    }

    private static final class CscProtocol implements ContractProtocol {

        private static final Pattern START = Pattern.compile("ContentDate/Start le (\\S+)");
        private static final Pattern END = Pattern.compile("ContentDate/End ge (\\S+)");
        private static final Pattern AREA = Pattern.compile("area=geography'SRID=4326;([^']*)'");

        @Override
        public Optional<MockResponse> preliminaries(RecordedRequest request) {
            return Optional.empty();
        }

        @Override
        public int page(RecordedRequest request) {
            int skip = Integer.parseInt(option(request, "$skip", "0"));
            int top = Integer.parseInt(option(request, "$top", "20"));
            return 1 + (skip + top - 1) / top;
        }

        private static String option(RecordedRequest request, String name, String otherwise) {
            return Optional.ofNullable(request.getUrl().queryParameter(name)).orElse(otherwise);
        }

        @Override
        public Optional<Footprint> area(RecordedRequest request) {
            List<Geometry> parts = new ArrayList<>();
            Matcher matcher = AREA.matcher(option(request, "$filter", ""));
            while (matcher.find()) {
                try {
                    parts.add(new WKTReader().read(matcher.group(1)));
                } catch (ParseException e) {
                    throw new IllegalStateException(e);
                }
            }
            return parts.isEmpty() ? Optional.empty() : Optional.of(Footprint.of(new GeometryFactory().buildGeometry(parts)));
        }

        @Override
        public TimeRange time(RecordedRequest request) {
            String filter = option(request, "$filter", "");
            return new TimeRange(instant(END, filter), instant(START, filter));
        }

        private static Instant instant(Pattern pattern, String filter) {
            Matcher matcher = pattern.matcher(filter);
            return matcher.find() ? Instant.parse(matcher.group(1)) : null;
        }

        @Override
        public MockResponse answer(RecordedRequest request, List<ContractItem> items, Paging paging) {
            ObjectNode answer = JSON.createObjectNode().put("@odata.context", "$metadata#Products(Attributes(),Assets())");
            paging.total().ifPresent(total -> answer.put("@odata.count", total));
            items.forEach(item -> write(item, answer.withArrayProperty("value").addObject()));
            answer.withArrayProperty("value");
            if (paging.more()) {
                answer.put("@odata.nextLink", request.getUrl().newBuilder().removeAllQueryParameters("$skip")
                        .addEncodedQueryParameter("%24skip", String.valueOf(paging.page() * paging.size())).build().toString());
            }
            return new MockResponse.Builder().addHeader("Content-Type", "application/json").body(answer.toString()).build();
        }

        private static void write(ContractItem item, ObjectNode product) {
            if (item.readable()) {
                product.put("Id", item.id());
            }
            product.put("Name", item.name()).put("ContentType", "application/octet-stream").put("Online", true);
            product.putObject("ContentDate").put("Start", item.start().toString()).put("End", item.end().toString());
            if (item.ring() == null) {
                product.putNull("Footprint");
            } else {
                product.put("Footprint", "geography'SRID=4326;" + item.footprint().geometry().toText() + "'");
            }
            item.cloudCover().ifPresent(cover -> product.withArrayProperty("Attributes").addObject()
                    .put("@odata.type", "#OData.CSC.DoubleAttribute").put("Name", "cloudCover").put("Value", cover).put("ValueType", "Double"));
            if (item.file() != null) {
                product.put("ContentLength", item.file().size());
                product.withArrayProperty("Checksum").addObject().put("Algorithm", "MD5").put("Value", item.file().md5());
                product.withArrayProperty("Assets").addObject().put("Type", "QUICKLOOK").put("Id", "q").put("DownloadLink",
                        item.file().quicklook().toString());
            }
        }

        @Override
        public MockResponse.Builder error(int status, String message) {
            return new MockResponse.Builder().code(status).addHeader("Content-Type", "application/json")
                    .body("{\"detail\":{\"message\":\"" + message + "\",\"request_id\":\"0\"}}");
        }
    }
}
