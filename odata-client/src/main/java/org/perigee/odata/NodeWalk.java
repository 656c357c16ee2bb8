package org.perigee.odata;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;

/// Reads the tree of a product, folder by folder, a few of one level at once.
final class NodeWalk {

    private static final int DEEPEST = 24;
    private static final int MOST = 100_000;

    private final ODataClient client;
    private final String id;
    private final Semaphore places;
    private final CallScope scope;

    NodeWalk(ODataClient client, String id, int atOnce, CallScope scope) {
        this.client = client;
        this.id = id;
        this.places = new Semaphore(Math.max(1, atOnce));
        this.scope = scope;
    }

    /// All files, those of a folder before those of its sub-folders, by name.
    List<NodeFile> files() throws IOException {
        List<NodeFile> files = new ArrayList<>();
        List<List<String>> level = List.of(List.of());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int depth = 0; !level.isEmpty(); depth++) {
                if (depth > DEEPEST) {
                    throw new AnswerException("The folders of the product " + id + " lie too deep in one another");
                }
                level = descend(level, files, threads);
            }
        }
        files.sort(NodeWalk::compare);
        return files;
    }

    private List<List<String>> descend(List<List<String>> folders, List<NodeFile> files, ExecutorService threads) throws IOException {
        List<Future<List<NodeEntry>>> answers = folders.stream().map(folder -> threads.submit(() -> list(folder))).toList();
        List<List<String>> below = new ArrayList<>();
        for (int i = 0; i < folders.size(); i++) {
            for (NodeEntry node : await(answers.get(i))) {
                List<String> path = new ArrayList<>(folders.get(i));
                path.add(node.name());
                if (node.isFolder()) {
                    below.add(path);
                } else {
                    files.add(new NodeFile(path, node.length()));
                }
                if (files.size() + below.size() > MOST) {
                    throw new AnswerException("The product " + id + " has more files than can be believed");
                }
            }
        }
        return below;
    }

    private List<NodeEntry> list(List<String> folder) throws IOException, InterruptedException {
        places.acquire();
        try {
            return client.nodes(id, folder, scope);
        } finally {
            places.release();
        }
    }

    private List<NodeEntry> await(Future<List<NodeEntry>> answer) throws IOException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            scope.cancel();
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            scope.cancel();
            Thread.currentThread().interrupt();
            throw AccessException.of(FailureKind.CANCELLED, client.downloadUrl(id).toString(), "Interrupted", e);
        }
    }

    private static int compare(NodeFile left, NodeFile right) {
        int common = Math.min(left.path().size(), right.path().size());
        for (int i = 0; i < common; i++) {
            boolean leftIsFile = i == left.path().size() - 1;
            boolean rightIsFile = i == right.path().size() - 1;
            int order = leftIsFile == rightIsFile ? left.path().get(i).compareTo(right.path().get(i)) : leftIsFile ? -1 : 1;
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.path().size(), right.path().size());
    }
}
