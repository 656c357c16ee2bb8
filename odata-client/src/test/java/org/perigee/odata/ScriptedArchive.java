package org.perigee.odata;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/// An archive that answers by query as the Copernicus Data Space does: sorts, counts, pages, ends silently beyond its `$skip` ceiling.
final class ScriptedArchive extends Dispatcher {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BOUND = Pattern.compile("ContentDate/Start (le|ge) (\\S+)");

    private final List<Product> products;
    final List<HttpUrl> requests = new CopyOnWriteArrayList<>();
    int ceiling = 10_000;
    int longestPage = 1000;
    boolean links = true;
    boolean counts = true;
    boolean sorts = true;
    /// Says it has this many more than it gives.
    int boast;
    /// A page that starts here and later pages have no next link, although there is more.
    int silentFrom = Integer.MAX_VALUE;

    record Product(String id, Instant start) {
    }

    ScriptedArchive(List<Product> products) {
        this.products = products;
    }

    /// So many products, each a while after the one before.
    static List<Product> every(long millis, int count) {
        Instant first = Instant.parse("2025-01-01T00:00:00Z");
        return IntStream.range(0, count).mapToObj(i -> new Product("id-%06d".formatted(i), first.plusMillis(i * millis))).toList();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        HttpUrl url = request.getUrl();
        requests.add(url);
        int skip = number(url, "$skip", 0);
        int top = Math.min(number(url, "$top", 20), longestPage);
        if (ceiling > 0 && skip > ceiling) {
            return new MockResponse.Builder().code(422).body("{\"detail\":[{\"type\":\"less_than_equal\",\"loc\":[\"query\",\"$skip\"],"
                    + "\"msg\":\"Input should be less than or equal to " + ceiling + "\"}]}").build();
        }
        List<Product> found = found(url);
        List<Product> page = found.subList(Math.min(skip, found.size()), Math.min(skip + top, found.size()));
        ObjectNode answer = JSON.createObjectNode();
        if (counts && "true".equals(url.queryParameter("$count"))) {
            answer.put("@odata.count", found.size() + boast);
        }
        page.forEach(product -> answer.withArrayProperty("value").addObject().put("Id", product.id).put("Name", "S2A_" + product.id)
                .putObject("ContentDate").put("Start", product.start.toString()).put("End", product.start.toString()));
        answer.withArrayProperty("value");
        int next = skip + page.size();
        if (links && !page.isEmpty() && (ceiling == 0 || next <= ceiling) && skip < silentFrom) {
            answer.put("@odata.nextLink", url.newBuilder().setQueryParameter("$skip", String.valueOf(next)).build().toString());
        }
        return new MockResponse.Builder().addHeader("Content-Type", "application/json").body(answer.toString()).build();
    }

    private static int number(HttpUrl url, String option, int otherwise) {
        String value = url.queryParameter(option);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    private List<Product> found(HttpUrl url) {
        String filter = url.queryParameter("$filter") == null ? "" : url.queryParameter("$filter");
        Matcher bounds = BOUND.matcher(filter);
        Instant from = Instant.MIN;
        Instant to = Instant.MAX;
        while (bounds.find()) {
            Instant bound = Instant.parse(bounds.group(2));
            if (bounds.group(1).equals("le")) {
                to = bound.isBefore(to) ? bound : to;
            } else {
                from = bound.isAfter(from) ? bound : from;
            }
        }
        Instant first = from;
        Instant last = to;
        Comparator<Product> order = Comparator.comparing(Product::start).thenComparing(Product::id);
        boolean descending = String.valueOf(url.queryParameter("$orderby")).endsWith(" desc");
        return products.stream().filter(product -> !product.start.isBefore(first) && !product.start.isAfter(last))
                .sorted(sorts ? (descending ? order.reversed() : order) : Comparator.comparing((Product p) -> p.id.hashCode() * 31)).toList();
    }
}
