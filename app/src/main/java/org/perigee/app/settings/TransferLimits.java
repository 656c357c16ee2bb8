package org.perigee.app.settings;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.perigee.app.config.Settings;
import org.perigee.download.DownloadLimits;
import org.perigee.download.Schedule;

/// The download manager's limits as the user has set them.
public final class TransferLimits {

    /// What is offered where no hours are set.
    public static final String NIGHT = "20:00-07:00";

    private TransferLimits() {
    }

    /// Nonsense in the file is taken for the nearest sense.
    public static DownloadLimits of(Settings settings) {
        int transfers = Math.max(1, settings.transfers);
        int connections = Math.max(1, settings.connections);
        return new DownloadLimits(transfers, connections, Math.max(transfers, connections), Math.max(0, settings.rateLimit))
                .withSchedule(schedule(settings.transferHours));
    }

    /// @param hours as in [Settings#transferHours]
    static Schedule schedule(String hours) {
        String[] parts = hours.split("-", -1);
        if (parts.length != 2) {
            return Schedule.ALWAYS;
        }
        try {
            return Schedule.daily(ZoneId.systemDefault(), LocalTime.parse(parts[0].strip()), LocalTime.parse(parts[1].strip()), 0);
        } catch (DateTimeParseException e) {
            return Schedule.ALWAYS;
        }
    }
}
