package org.perigee.download.part;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Makes names that files got survive a power cut: forces folders to the disk, one force for all who ask while one is under way.
/// Thread-safe.
public final class FolderSync {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private final Map<Path, Rounds> folders = new HashMap<>();

    private static final class Rounds {
        private long asked;
        private long begun;
        private long ended;
        private int waiting;
    }

    /// Returns when everything done in the folder before the call is on the disk.
    public void force(Path folder) {
        lock.lock();
        try {
            Rounds rounds = folders.computeIfAbsent(folder, unused -> new Rounds());
            rounds.waiting++;
            long mine = ++rounds.asked;
            while (rounds.ended < mine) {
                if (rounds.begun > rounds.ended) {
                    done.awaitUninterruptibly();
                } else {
                    round(folder, rounds);
                }
            }
            if (--rounds.waiting == 0) {
                folders.remove(folder);
            }
        } finally {
            lock.unlock();
        }
    }

    private void round(Path folder, Rounds rounds) {
        rounds.begun = rounds.asked;
        lock.unlock();
        try {
            forceNow(folder);
        } finally {
            lock.lock();
            rounds.ended = rounds.begun;
            done.signalAll();
        }
    }

    private static void forceNow(Path folder) {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            // Windows cannot open folders; there the rename is journalled by the file system.
        }
    }
}
