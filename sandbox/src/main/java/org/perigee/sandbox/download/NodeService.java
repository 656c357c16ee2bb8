package org.perigee.sandbox.download;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.http.HttpCall;
import org.perigee.sandbox.http.HttpProblem;

/// The inside of products, folder by folder: lists for everybody, single files for those who are signed in. Names stand in quotes at some
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
        if (!names.isEmpty() && !names.getFirst().equals(product.name())) {
            throw unknown();
        }
        List<ProductFile.Member> members = files.of(product).members();
        String path = names.isEmpty() ? "" : String.join("/", names.subList(1, names.size()));
        if (tail.equals("/Nodes")) {
            list(call, here, names.isEmpty() ? List.of(new Node(product.name(), 0, children(members, product, "").size()))
                : children(members, product, path));
        } else if (tail.equals("/$value") && names.size() == 1) {
            delivery.deliver(call, product);
        } else if (tail.equals("/$value") && names.size() > 1) {
            delivery.deliver(call, product, members.stream().filter(m -> m.within(product.name()).equals(path)).findFirst()
                .orElseThrow(NodeService::unknown));
        } else {
            throw unknown();
        }
    }

    /// What a list shows.
    private record Node(String name, long length, int children) {
    }

    /// What lies in a folder of the product, an empty path for the product itself.
    private static List<Node> children(List<ProductFile.Member> members, Product product, String folder) {
        String prefix = folder.isEmpty() ? "" : folder + '/';
        Map<String, Node> children = new LinkedHashMap<>();
        for (ProductFile.Member member : members) {
            String path = member.within(product.name());
            if (path.startsWith(prefix)) {
                String rest = path.substring(prefix.length());
                int slash = rest.indexOf('/');
                if (slash < 0) {
                    children.put(rest, new Node(rest, member.content().length(), 0));
                } else {
                    String name = rest.substring(0, slash);
                    children.computeIfAbsent(name, n -> new Node(n, 0, children(members, product, prefix + n).size()));
                }
            }
        }
        if (children.isEmpty()) {
            throw unknown();
        }
        return List.copyOf(children.values());
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

    private void list(HttpCall call, String here, List<Node> nodes) throws IOException {
        ObjectNode answer = HttpCall.JSON.createObjectNode();
        ArrayNode list = answer.putArray(quoted ? "value" : "result");
        for (Node node : nodes) {
            String step = quoted ? "/Nodes('" + node.name + "')" : "/Nodes(" + node.name + ')';
            list.addObject().put("Id", node.name).put("Name", node.name).put("ContentLength", node.length).put("ChildrenNumber", node.children)
                .putObject("Nodes").put("uri", here + step + "/Nodes");
        }
        call.json(200, answer);
    }
}
