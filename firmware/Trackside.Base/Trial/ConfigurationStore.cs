using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// The configurations on the flash: <c>config.json</c> counts, <c>config.try</c> is the new one, <c>config.mark</c> says where the box stands. Each write replaces one
    /// file whole (<see cref="IStorage"/>) and leaves either the old configuration or the new one in force, so the power may go at any of them.
    /// <code>
    /// state        event                                     next        written, in this order
    /// Settled      a new one is taken                        Trial       config.try, read back; marker
    /// Settled      the same, and none before can be used     Confirmed   config.try, read back; marker
    /// Trial        start, config.try whole                   Trial begun marker, before anything of it is used; the flash refuses: the old one runs
    /// Trial        start, config.try damaged                 RolledBack  marker
    /// Trial begun  start                                     RolledBack  marker: whatever ended the trial's start, it did not come back
    /// Trial begun  TrialWatch is content                     Confirmed   marker
    /// Trial begun  TrialWatch gives up, or the board does    RolledBack  marker; the box restarts
    /// Confirmed    circuit closed, or start                  Settled     config.json; marker
    /// RolledBack   somebody looked (config clear)            Settled     marker
    /// RolledBack   a new one is taken                        Trial       as above
    /// any          start, config.json came by the cable      Settled     marker
    /// </code>
    /// Loop and start-up only.
    /// </summary>
    public sealed class ConfigurationStore
    {
        /// <summary>The configuration that counts.</summary>
        public const string ActiveFile = "config.json";

        /// <summary>The new one; once it counts, a second copy of it.</summary>
        public const string CandidateFile = "config.try";

        /// <summary>The marker.</summary>
        public const string MarkerFile = "config.mark";

        private readonly IStorage storage;
        private TrialMarker marker = new TrialMarker();

        /// <summary>Makes a store that has read nothing yet.</summary>
        public ConfigurationStore(IStorage storage)
        {
            this.storage = storage;
        }

        /// <summary>Where the box stands.</summary>
        public TrialState State { get { return marker.State; } }

        /// <summary>Whether the configuration that runs is on trial.</summary>
        public bool IsOnTrial { get; private set; }

        /// <summary>Whether this start gave a configuration up.</summary>
        public bool HasJustRolledBack { get; private set; }

        /// <summary>Version of the configuration that runs; 0 where none was ever given to the running box.</summary>
        public int Version
        {
            get { return IsOnTrial || marker.State == TrialState.Confirmed ? marker.Version : marker.BaseVersion; }
        }

        /// <summary>Version the next configuration must bear.</summary>
        public int NextVersion { get { return marker.Version + 1; } }

        /// <summary>Seal of the configuration given up; null for none.</summary>
        public string Rejected { get { return marker.State == TrialState.RolledBack ? marker.Candidate : null; } }

        /// <summary>Its version.</summary>
        public int RejectedVersion { get { return marker.Version; } }

        /// <summary>Why it was given up.</summary>
        public RollbackReason Why { get { return marker.Why; } }

        /// <summary>Times the flash refused. Grows only.</summary>
        public int Failures { get; private set; }

        /// <summary>Standing alarms.</summary>
        public long Alarms
        {
            get
            {
                return (marker.State == TrialState.RolledBack ? Alarm.ConfigurationRolledBack : Alarm.None) | (Failures > 0 ? Alarm.StorageFailed : Alarm.None);
            }
        }

        /// <summary>Decides at start-up which configuration runs, writes down what must be, and reads it.</summary>
        /// <param name="file">Takes the file, <see cref="Limits.Configuration"/> bytes.</param>
        /// <returns>Its length; -1 where there is none.</returns>
        public int Start(byte[] file)
        {
            byte[] record = new byte[TrialMarker.Length];
            marker = TrialMarker.Read(record, storage.Read(MarkerFile, record));
            string candidate = SealOf(CandidateFile, file);
            string active = SealOf(ActiveFile, file);
            return storage.Read(FileFor(TrialRules.AtStart(marker, active, candidate), active, file), file);
        }

        /// <summary>Takes a configuration that was found good: it is tried at the next start.</summary>
        /// <param name="file">The file.</param>
        /// <param name="count">Its length.</param>
        /// <param name="isConfigured">Whether the box can use the one before: if not there is nothing to go back to, and the new one counts at once.</param>
        /// <returns>False where the flash refused it, or a trial is under way; what ran before then still counts.</returns>
        public bool Take(byte[] file, int count, bool isConfigured)
        {
            Settle();
            if (marker.State == TrialState.Trial || marker.State == TrialState.Confirmed || !Counted(storage.Write(CandidateFile, file, count)) || !Counted(Holds(file, count)))
            {
                return false;
            }

            TrialMarker next = marker.Copy();
            next.State = isConfigured ? TrialState.Trial : TrialState.Confirmed;
            next.HasBegun = false;
            next.Why = RollbackReason.None;
            next.Version = NextVersion;
            next.Base = SealOf(ActiveFile, new byte[Limits.Configuration]);
            next.Candidate = ConfigurationSeal.NameOf(file);
            return Keep(next);
        }

        /// <summary>The trial is passed.</summary>
        /// <returns>False where the flash refused to note it: ask again.</returns>
        public bool Confirm()
        {
            TrialMarker next = marker.Copy();
            next.State = TrialState.Confirmed;
            IsOnTrial = !Keep(next);
            return !IsOnTrial;
        }

        /// <summary>The trial is failed. The box restarts after this; where the flash refuses, the start gives the candidate up all the same.</summary>
        public void RollBack(RollbackReason why)
        {
            TrialMarker next = marker.Copy();
            next.RollBack(why);
            Keep(next);
        }

        /// <summary>Lets a confirmed configuration take the old one's place. Does nothing in any other state.</summary>
        public void Settle()
        {
            byte[] file = new byte[marker.State == TrialState.Confirmed ? Limits.Configuration : 0];
            if (file.Length > 0 && SealOf(CandidateFile, file) == marker.Candidate)
            {
                PutInPlace(file, storage.Read(CandidateFile, file));
            }
        }

        /// <summary>Somebody looked: what was given up is no alarm any more.</summary>
        /// <returns>False where nothing was given up, or the flash refused.</returns>
        public bool Clear()
        {
            TrialMarker next = marker.Copy();
            next.Settle(marker.Base, marker.BaseVersion);
            return marker.State == TrialState.RolledBack && Keep(next);
        }

        // Does what a start must write, and tells what runs.
        private string FileFor(TrialStart start, string active, byte[] file)
        {
            TrialMarker next = marker.Copy();
            switch (start)
            {
                case TrialStart.Found:
                    next.Settle(active, active == marker.Candidate ? marker.Version : NextVersion);
                    Keep(next);
                    return ActiveFile;
                case TrialStart.Try:
                    next.HasBegun = true;
                    IsOnTrial = Keep(next);
                    return IsOnTrial ? CandidateFile : ActiveFile;
                case TrialStart.Mend:
                case TrialStart.Adopt:
                    PutInPlace(file, storage.Read(CandidateFile, file));
                    return CandidateFile;
                case TrialStart.GiveUpDamaged:
                    GiveUp(RollbackReason.Damaged);
                    return ActiveFile;
                case TrialStart.GiveUpRestarted:
                    GiveUp(RollbackReason.Restarted);
                    return ActiveFile;
                default:
                    return ActiveFile;
            }
        }

        // Where the flash refuses to note it, the box still runs and tells it so; the next start comes to the same end.
        private void GiveUp(RollbackReason why)
        {
            HasJustRolledBack = true;
            TrialMarker next = marker.Copy();
            next.RollBack(why);
            Keep(next);
            marker = next;
        }

        private void PutInPlace(byte[] file, int count)
        {
            TrialMarker next = marker.Copy();
            next.Settle(marker.Candidate, marker.Version);
            if (Counted(storage.Write(ActiveFile, file, count)))
            {
                Keep(next);
            }
        }

        private bool Keep(TrialMarker next)
        {
            bool isKept = Counted(storage.Write(MarkerFile, next.Write(), TrialMarker.Length));
            if (isKept)
            {
                next.IsKept = true;
                marker = next;
            }

            return isKept;
        }

        private bool Counted(bool isDone)
        {
            Failures += isDone ? 0 : 1;
            return isDone;
        }

        private bool Holds(byte[] file, int count)
        {
            byte[] read = new byte[count];
            bool isSame = storage.Read(CandidateFile, read) == count;
            for (int i = 0; isSame && i < count; i++)
            {
                isSame = read[i] == file[i];
            }

            return isSame;
        }

        private string SealOf(string name, byte[] file)
        {
            int count = storage.Read(name, file);
            return count > 0 && count <= file.Length && ConfigurationSeal.Fits(file, count) ? ConfigurationSeal.NameOf(file) : null;
        }
    }
}
