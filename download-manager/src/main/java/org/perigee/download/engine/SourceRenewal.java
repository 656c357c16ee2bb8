package org.perigee.download.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.PublicAddress;
import org.perigee.access.Redaction;
import org.perigee.download.FailureKind;
import org.perigee.download.Source;
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferRequest;
import org.perigee.download.TransferState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts fresh addresses in place of those of a transfer that hold secrets which have run out. Used by one run; [#stop()] comes from others.
final class SourceRenewal {

    private static final Logger LOG = LoggerFactory.getLogger(SourceRenewal.class);
    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

    private final Engine engine;
    private final Transfer transfer;
    private final CallScope scope = new CallScope();

    SourceRenewal(Engine engine, Transfer transfer) {
        this.engine = engine;
        this.transfer = transfer;
    }

    void stop() {
        scope.cancel();
    }

    /// Renews what was written down without its secret.
    ///
    /// @return how the run ends where nothing can be fetched for now
    Optional<Outcome> renewStale() {
        return transfer.request().sources().stream().anyMatch(Source::stale) ? renew(null) : Optional.empty();
    }

    /// @param refused what a server said to an address; null where none has been tried yet
    /// @return how the run ends where nothing can be fetched for now
    Optional<Outcome> renew(TransferProblem refused) {
        TransferRequest request = transfer.request();
        List<Source> lasting = request.sources().stream().filter(source -> !source.isVolatile()).toList();
        try {
            List<Source> fresh = engine.settings().refresher().refresh(request, scope).stream().filter(source -> !source.stale()).toList();
            LOG.info("{} fresh addresses for {}", fresh.size(), request.name());
            return use(lasting, fresh.isEmpty() ? withoutSecrets(request, refused != null) : fresh, refused);
        } catch (AccessException e) {
            return lasting.isEmpty() ? Optional.of(failed(e)) : use(lasting, List.of(), refused);
        } catch (IOException e) {
            return lasting.isEmpty() ? Optional.of(later(FailureKind.NETWORK, e)) : use(lasting, List.of(), refused);
        }
    }

    /// What a sign-in may open without the secret. An address without a realm is tried once all the same, since what looked like a secret may have
    /// been none.
    private static List<Source> withoutSecrets(TransferRequest request, boolean signInOnly) {
        return request.sources().stream().filter(Source::isVolatile).filter(source -> !signInOnly || !source.realm().isEmpty())
                .map(Source::withoutSecret).toList();
    }

    private Optional<Outcome> use(List<Source> lasting, List<Source> fresh, TransferProblem refused) {
        Map<String, Source> sources = new LinkedHashMap<>();
        List<Source> all = new ArrayList<>(lasting);
        all.addAll(fresh);
        all.forEach(source -> sources.putIfAbsent(PublicAddress.of(source.uri()).toString(), source));
        if (sources.isEmpty()) {
            return Optional.of(new Outcome.Failed(new TransferProblem(refused == null ? FailureKind.FORBIDDEN : refused.kind(),
                    "The link has run out, and nothing tells where to get a new one: fetch the list it came from again", null)));
        }
        transfer.renewSources(List.copyOf(sources.values()));
        return Optional.empty();
    }

    private Outcome failed(AccessException e) {
        return switch (e.kind()) {
            case CANCELLED -> new Outcome.Stopped();
            case AUTHENTICATION -> new Outcome.Waits(TransferState.WAITING_FOR_SIGN_IN,
                    new TransferProblem(FailureKind.AUTHENTICATION, Redaction.text(e.getMessage()), null));
            default -> later(FailureKind.NETWORK, e);
        };
    }

    private Outcome later(FailureKind kind, IOException e) {
        String message = "The link has run out, and a new one could not be had: " + Redaction.text(String.valueOf(e.getMessage()));
        transfer.memory().patience().tried(ASK_AGAIN);
        TransferProblem problem = new TransferProblem(kind, message, engine.now().plus(ASK_AGAIN));
        return transfer.memory().patience().isOver(engine.settings().patience()) ? new Outcome.Failed(new TransferProblem(kind, message, null))
                : new Outcome.Waits(TransferState.FAILED_RETRYING, problem);
    }
}
