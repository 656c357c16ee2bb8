package org.perigee.sandbox.download;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.http.HttpCall;
import org.perigee.sandbox.http.HttpProblem;

/// The inside of products: lists for everybody, single files for those who are signed in. Names stand in quotes at some
/// servers and must not at others.
public final class NodeService {

    private static final Pattern STEP = Pattern.compile("/Nodes\\(([^()]*)\\)");

    private final ProductFiles files;
    private final ProductDelivery delivery;
    private final boolean quoted;

    /// @param quoted  whether node names must stand in single quotes; if not they must not
    public NodeService(ProductFiles files, ProductDelivery delivery, boolean quoted) {
        this.files = files;
        this.delivery = delivery;
        this.quoted = quoted;
    }

    /// @param root  path of the service
    /// @param rest  what follows `Products(…)`
    public void handle(HttpCall call, Product product, String root, String rest) throws IOException {
        List<String> names = new ArrayList<>();
        Matcher step = STEP.matcher(rest);
        int end = 0;
        while (step.find() && step.start() == end) {
            names.add(plain(step.group(1)));
            end = step.end();
        }
        String tail = rest.substring(end);
        String here = call.baseUri() + root + "/Products(" + product.id() + ')' + rest.substring(0, end);
        boolean known = names.isEmpty() || names.getFirst().equals(product.name());
        List<ProductFile.Member> members = files.of(product).members();
        if (known && tail.equals("/Nodes") && names.isEmpty()) {
            list(call, here, List.of(product.name()), members.size());
        } else if (known && tail.equals("/Nodes") && names.size() == 1) {
            files(call, here, members);
        } else if (known && tail.equals("/$value") && names.size() == 2) {
            ProductFile.Member member = members.stream().filter(m -> m.name().equals(names.get(1))).findFirst()
                .orElseThrow(NodeService::unknown);
            delivery.deliver(call, product, member);
        } else if (known && tail.equals("/$value") && names.size() == 1) {
            delivery.deliver(call, product);
        } else {
            throw unknown();
        }
    }

    private String plain(String name) {
        boolean hasQuotes = name.length() >= 2 && name.startsWith("'") && name.endsWith("'");
        if (hasQuotes != quoted) {
            throw HttpProblem.zipper(404, "DAT-ZIP-104", "Malformed path");
        }
        return quoted ? name.substring(1, name.length() - 1) : name;
    }

    private static HttpProblem unknown() {
        return HttpProblem.zipper(404, "DAT-ZIP-104", "Node not found");
    }

    private void list(HttpCall call, String here, List<String> folders, int children) throws IOException {
        ObjectNode answer = HttpCall.JSON.createObjectNode();
        ArrayNode list = answer.putArray(quoted ? "value" : "result");
        folders.forEach(name -> node(list, here, name, 0, children));
        call.json(200, answer);
    }

    private void files(HttpCall call, String here, List<ProductFile.Member> members) throws IOException {
        ObjectNode answer = HttpCall.JSON.createObjectNode();
        ArrayNode list = answer.putArray(quoted ? "value" : "result");
        members.forEach(m -> node(list, here, m.name(), m.content().length(), 0));
        call.json(200, answer);
    }

    private void node(ArrayNode list, String here, String name, long length, int children) {
        String step = quoted ? "/Nodes('" + name + "')" : "/Nodes(" + name + ')';
        list.addObject().put("Id", name).put("Name", name).put("ContentLength", length).put("ChildrenNumber", children)
            .putObject("Nodes").put("uri", here + step + "/Nodes");
    }
}
