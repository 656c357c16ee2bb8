package org.perigee.app.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.perigee.app.async.UiThread;
import org.perigee.download.TransferRequest;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

class TransfersModelTest {

    private final AtomicLong nanos = new AtomicLong();
    private final MadeUpQueue queue = new MadeUpQueue();
    private final TransfersModel model = new TransfersModel(queue, new TransfersModel.Threads(Runnable::run, Runnable::run, UiThread.DIRECT, nanos::get),
            Clock.systemUTC());
    private final List<QueuePicture.BatchEnd> ends = new ArrayList<>();

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        model.poll();
    }

    private List<String> lines() {
        return model.picture().lines().stream().map(line -> switch (line) {
            case TransferLine.Batch batch -> "[" + batch.id() + "]";
            case TransferLine.File file -> (file.inBatch() ? "  " : "") + file.snapshot().request().name();
        }).toList();
    }

    private List<TransferSnapshot> all() {
        return model.picture().all();
    }

    @Test
    void filesStandBelowTheirBatchesAndFoldAway() {
        queue.put("a", "a1", TransferState.RUNNING, 0.1);
        queue.put("", "alone", TransferState.QUEUED, 0);
        queue.put("a", "a2", TransferState.QUEUED, 0);
        queue.put("b", "only", TransferState.QUEUED, 0);
        model.poll();
        assertThat(lines()).containsExactly("[a]", "  a1", "  a2", "alone", "only");
        assertThat(model.picture().changed()).isTrue();
        model.poll();
        assertThat(model.picture().changed()).as("nothing but numbers has changed").isFalse();
        model.toggle("a");
        assertThat(lines()).containsExactly("[a]", "alone", "only");
        assertThat(model.picture().changed()).isTrue();
        assertThat(model.transfersOf(List.of(model.picture().lines().getFirst()))).as("a folded batch stands for all its files")
                .extracting(one -> one.request().name()).containsExactly("a1", "a2");
    }

    @Test
    void linesOfWhichNothingChangedStayTheSame() {
        queue.put("a", "a1", TransferState.RUNNING, 0.1);
        queue.put("a", "a2", TransferState.QUEUED, 0);
        queue.put("a", "a3", TransferState.FAILED_RETRYING, 0);
        model.poll();
        List<TransferLine> before = model.picture().lines();
        queue.change(all().getFirst().id(), one -> MadeUpQueue.faster(one, 200_000_000, 1_000_000));
        model.poll();
        List<TransferLine> now = model.picture().lines();
        assertThat(now.get(0)).as("the batch").isNotSameAs(before.get(0));
        assertThat(now.get(1)).as("more bytes").isNotSameAs(before.get(1));
        assertThat(now.get(2)).as("nothing new").isSameAs(before.get(2));
        assertThat(now.get(3)).as("it counts down").isNotSameAs(before.get(3));
    }

    @Test
    void completeFilesCanBeHiddenAndStillCount() {
        queue.put("a", "a1", TransferState.DONE, 1);
        queue.put("a", "a2", TransferState.RUNNING, 0.5);
        queue.put("b", "b1", TransferState.DONE, 1);
        queue.put("b", "b2", TransferState.DONE_NOT_VERIFIABLE, 1);
        model.hideDone(true);
        assertThat(lines()).containsExactly("[a]", "  a2");
        TransferLine.Batch batch = (TransferLine.Batch) model.picture().lines().getFirst();
        assertThat(batch.tally().done()).isEqualTo(1);
        assertThat(batch.tally().fraction().orElseThrow()).isEqualTo(0.75);
        assertThat(model.picture().current().files()).as("batches that have ended are not part of what is to come").isEqualTo(2);
        assertThat(model.picture().whole().done()).isEqualTo(3);
    }

    @Test
    void whatIsCancelledStandsStillAtOnceAndIsGoneAfterFiveSeconds() {
        queue.put("a", "a1", TransferState.RUNNING, 0.4);
        queue.put("a", "a2", TransferState.DONE, 1);
        model.poll();
        model.cancel(all());
        assertThat(queue.asked()).containsExactly("pause a1");
        assertThat(model.undoProperty().get()).isEqualTo(new TransfersModel.Undo(1, 0));
        assertThat(all().getFirst().state()).as("it looks cancelled already").isEqualTo(TransferState.CANCELLED);
        pass(Duration.ofSeconds(4));
        assertThat(queue.asked()).containsExactly("pause a1");
        pass(Duration.ofSeconds(2));
        assertThat(queue.asked()).containsExactly("pause a1", "cancel a1");
        assertThat(model.undoProperty().get().isPossible()).isFalse();
    }

    @Test
    void cancellingIsTakenBackAndOnlyWhatWentOnGoesOn() {
        queue.put("a", "ran", TransferState.RUNNING, 0.4);
        queue.put("a", "rested", TransferState.PAUSED, 0.4);
        model.poll();
        model.cancel(all());
        model.undo();
        assertThat(queue.asked()).containsExactly("pause ran", "pause rested", "resume ran");
        pass(Duration.ofSeconds(30));
        assertThat(queue.asked()).doesNotContain("cancel ran", "cancel rested");
        assertThat(all()).extracting(TransferSnapshot::state).containsExactly(TransferState.QUEUED, TransferState.PAUSED);
    }

    @Test
    void severalCancelsAndClearsBecomeOneLotThatIsTakenBackAsOne() {
        queue.put("a", "a1", TransferState.RUNNING, 0.4);
        queue.put("a", "a2", TransferState.RUNNING, 0.4);
        queue.put("b", "b1", TransferState.DONE, 1);
        model.poll();
        model.cancel(List.of(all().get(0)));
        pass(Duration.ofSeconds(4));
        model.cancel(List.of(all().get(1)));
        model.clearEnded();
        pass(Duration.ofSeconds(4));
        assertThat(model.undoProperty().get()).as("the time begins anew with each").isEqualTo(new TransfersModel.Undo(2, 1));
        assertThat(lines()).containsExactly("[a]", "  a1", "  a2");
        model.undo();
        assertThat(lines()).containsExactly("[a]", "  a1", "  a2", "b1");
        assertThat(queue.asked()).doesNotContain("remove b1", "cancel a1", "cancel a2");
    }

    @Test
    void clearedOnesGoFromTheQueueWhenTheTimeIsOverOrTheWindowCloses() {
        queue.put("a", "a1", TransferState.DONE, 1);
        queue.put("b", "b1", TransferState.FAILED, 0.5);
        queue.put("b", "b2", TransferState.RUNNING, 0.5);
        model.poll();
        model.clearEnded();
        pass(Duration.ofSeconds(6));
        assertThat(queue.asked()).as("what failed stays until somebody takes it off").containsExactly("remove a1");
        model.clear(all());
        model.close();
        assertThat(queue.asked()).containsExactly("remove a1", "remove b1");
    }

    @Test
    void retryLetsFailedOnesGoOnAndCancelledOnesBeginAnew() {
        queue.put("a", "failed", TransferState.FAILED, 0.4);
        queue.put("a", "cancelled", TransferState.CANCELLED, 0);
        queue.put("a", "fine", TransferState.RUNNING, 0.4);
        queue.put("a", "signIn", TransferState.WAITING_FOR_SIGN_IN, 0.4);
        model.poll();
        model.resume(all().subList(0, 3));
        assertThat(queue.asked()).containsExactly("resume failed", "submit cancelled");
        model.retryFailed();
        assertThat(queue.asked()).endsWith("resume signIn");
    }

    @Test
    void aBatchEndsOnceHoweverOftenItIsLookedAt() {
        model.setOnBatchEnd(ends::add);
        TransferSnapshot one = queue.put("a", "a1", TransferState.RUNNING, 0.4);
        TransferSnapshot two = queue.put("a", "a2", TransferState.RUNNING, 0.4);
        queue.put("old", "o1", TransferState.DONE, 1);
        model.poll();
        queue.to(one.id(), TransferState.DONE, 1);
        model.poll();
        assertThat(ends).isEmpty();
        queue.to(two.id(), TransferState.FAILED, 0.5);
        model.poll();
        model.poll();
        assertThat(ends).extracting(QueuePicture.BatchEnd::id).containsExactly("a");
        queue.to(two.id(), TransferState.RUNNING, 0.5);
        model.poll();
        queue.to(two.id(), TransferState.DONE, 1);
        model.poll();
        assertThat(ends).as("it was begun again").hasSize(2);
    }

    @Test
    void aBatchThatOnlyWaitsForTapeHasEndedForNowAndEndsAgainWhenTheTapeHasCome() {
        model.setOnBatchEnd(ends::add);
        TransferSnapshot one = queue.put("a", "a1", TransferState.RUNNING, 0.4);
        TransferSnapshot two = queue.put("a", "a2", TransferState.RUNNING, 0);
        model.poll();
        queue.to(one.id(), TransferState.DONE, 1);
        queue.to(two.id(), TransferState.WAITING_FOR_TAPE, 0);
        model.poll();
        assertThat(ends).hasSize(1);
        queue.to(two.id(), TransferState.DONE, 1);
        model.poll();
        assertThat(ends).hasSize(2);
    }

    @Test
    void aBatchThatItsUserCancelledOrPausedIsNoNews() {
        model.setOnBatchEnd(ends::add);
        TransferSnapshot one = queue.put("a", "a1", TransferState.RUNNING, 0.4);
        TransferSnapshot two = queue.put("b", "b1", TransferState.RUNNING, 0.4);
        model.poll();
        queue.to(one.id(), TransferState.CANCELLED, 0);
        queue.to(two.id(), TransferState.PAUSED, 0.4);
        model.poll();
        assertThat(ends).isEmpty();
    }

    @Test
    void theTimeLeftIsToldOnlyWhileTheSpeedIsSteady() {
        TransferSnapshot one = queue.put("a", "a1", TransferState.RUNNING, 0);
        model.poll();
        for (int second = 1; second <= 10; second++) {
            queue.to(one.id(), TransferState.RUNNING, second / 100.0);
            pass(Duration.ofSeconds(1));
            if (second < 6) {
                assertThat(model.picture().findLeft()).as("too early to tell").isEmpty();
            }
        }
        assertThat(model.picture().findLeft()).contains(Duration.ofSeconds(90));
        assertThat(model.picture().lines().getFirst().findLeft()).contains(Duration.ofSeconds(90));
        for (int second = 1; second <= 10; second++) {
            queue.to(one.id(), TransferState.RUNNING, 0.1 + second / 2 * 0.05);
            pass(Duration.ofSeconds(1));
        }
        assertThat(model.picture().findLeft()).as("the speed leaps").isEmpty();
    }

    @Test
    void theSpeedGraphHoldsFiveMinutes() {
        queue.put("a", "a1", TransferState.RUNNING, 0);
        for (int second = 0; second < 400; second++) {
            pass(Duration.ofSeconds(1));
        }
        assertThat(model.picture().speeds()).hasSize(SpeedHistory.SECONDS).containsOnly(4_200_000.0);
    }

    @Test
    void movingToAnotherFolderSubmitsAnewAndForgetsTheOld() {
        TransferSnapshot one = queue.put("a", "a1", TransferState.PAUSED, 0.4);
        model.poll();
        java.nio.file.Path other = java.nio.file.Path.of("/other");
        model.moveTo(all(), transfers -> java.util.Map.of(one.id(), transfers.getFirst().request().withFolder(other)));
        assertThat(queue.asked()).containsExactly("submit a1", "cancel a1", "remove a1");
        assertThat(queue.snapshot()).extracting(TransferSnapshot::request).extracting(TransferRequest::folder).containsExactly(other);
    }

    @Test
    void linksHoldNoSecrets() {
        queue.put("a", "a1", TransferState.RUNNING, 0.4);
        assertThat(TransferMenu.links(queue.snapshot())).startsWith("https://download.example.org/odata/a1").doesNotContain("s3cret");
    }

    @Test
    void linesAreMovedInFrontOfOthersAndBatchesAsAWhole() {
        queue.put("a", "a1", TransferState.QUEUED, 0);
        queue.put("a", "a2", TransferState.QUEUED, 0);
        queue.put("b", "b1", TransferState.QUEUED, 0);
        queue.put("b", "b2", TransferState.QUEUED, 0);
        model.poll();
        List<TransferLine> lines = model.picture().lines();
        model.move(model.transfersOf(List.of(lines.get(3))), lines.get(0));
        model.move(model.transfersOf(List.of(lines.get(1))), null);
        model.move(model.transfersOf(List.of(lines.get(0))), lines.get(1));
        assertThat(queue.asked()).as("onto itself nothing is moved").containsExactly("move b1 b2 before a1", "move a1 to the end");
    }
}
