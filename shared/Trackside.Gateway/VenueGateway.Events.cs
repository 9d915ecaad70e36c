using System;

namespace Trackside.Gateway;

/// <summary>What a gateway tells.</summary>
public sealed partial class VenueGateway
{
    /// <summary>A passing is durable. Not told again for one that comes twice.</summary>
    public event Action<Passing>? PassingStored;

    /// <summary>
    /// A passing ended a lap over the circuit's lap loop. Marks that other loops put on it (pit lane, wrong way) are only in <see cref="DeriveSheet"/>.
    /// </summary>
    public event Action<Lap>? LapCompleted;

    /// <summary>A passing came late: laps already told have changed.</summary>
    public event Action<LapsRevised>? LapsRevised;

    /// <summary>
    /// A sector of a lap ended: over a loop that hears transponders at once, else when the lap ends, by what is known by then. Not told of a lap of more than half an hour. Marks that
    /// only the whole lap brings (pit lane, a gap) are only in <see cref="DeriveSheet"/>.
    /// </summary>
    public event Action<Sector>? SectorCompleted;

    /// <summary>A vehicle crossed both loops of a speed trap.</summary>
    public event Action<TrapSpeed>? SpeedMeasured;

    /// <summary>A vehicle started on a stage. Runs are numbered from 1 each UTC day; the sheet numbers them from the beginning of what it was asked for.</summary>
    public event Action<StageRun>? StageStarted;

    /// <summary>
    /// A vehicle finished a stage, or can no longer: its longest plausible time is over. Told by the first finish that hears it; what the second says later is only in
    /// <see cref="DeriveSheet"/>.
    /// </summary>
    public event Action<StageRun>? StageEnded;

    /// <summary>A passing came late: sectors, speeds or runs over a stage that were told already may have changed.</summary>
    public event Action<TimesRevised>? TimesRevised;

    /// <summary>Passings are lost for good.</summary>
    public event Action<PassingLoss>? PassingsLost;

    /// <summary>A box began its boots anew: see to its storage.</summary>
    public event Action<BootsRestarted>? BootsRestarted;

    /// <summary>A box announced itself, changed its condition, or was lost; or its sign changed.</summary>
    public event Action<BoxView>? BoxChanged;

    /// <summary>A post shows something else, or proves something else.</summary>
    public event Action<LampsView>? LampsChanged;

    /// <summary>A marshal pressed, released or held a button.</summary>
    public event Action<ButtonNotice>? ButtonMoved;

    /// <summary>A circuit's control box tells something else than before; repeats and older copies are not told.</summary>
    public event Action<ControlStateView>? ControlStateChanged;

    /// <summary>A circuit's interlock tells which proofs are in and which are missing.</summary>
    public event Action<InterlockView>? InterlockChanged;

    /// <summary>A control box tells which posts have not applied or not proved what it asks.</summary>
    public event Action<MissingPostsView>? MissingPostsChanged;

    /// <summary>Timing offers an aspect to race control; nothing is changed by it.</summary>
    public event Action<FlagOffer>? FlagOffered;

    /// <summary>A control box replied, to this gateway or to another issuer.</summary>
    public event Action<ControlReply>? ControlReplied;

    /// <summary>A box sent its figures.</summary>
    public event Action<HealthView>? HealthReceived;

    /// <summary>A message could not be read.</summary>
    public event Action<BadMessage>? BadMessageReceived;

    /// <summary>A message was not believed: unsigned, forged or old, on a venue with keys. Told at most once a second for a topic and a fault.</summary>
    public event Action<RefusedMessage>? MessageRefused;

    /// <summary>The connection to the broker came, with all subscriptions confirmed, or went.</summary>
    public event Action<ConnectionChange>? ConnectionChanged;

    /// <summary>It acknowledges from now on, or leaves that to another gateway.</summary>
    public event Action<DutyChange>? DutyChanged;

    /// <summary>A group of passings could not be committed; it is tried again.</summary>
    public event Action<StoreFailure>? StoreFailed;

    /// <summary>A listener threw. The gateway goes on.</summary>
    public event Action<Exception>? ListenerFailed;

    LiveTopics IListeners.Hears =>
        (PassingStored is null ? LiveTopics.None : LiveTopics.Passings)
        | (LapCompleted is null && LapsRevised is null ? LiveTopics.None : LiveTopics.Laps)
        | (SectorCompleted is null ? LiveTopics.None : LiveTopics.Sectors)
        | (SpeedMeasured is null ? LiveTopics.None : LiveTopics.Speeds)
        | (StageStarted is null && StageEnded is null ? LiveTopics.None : LiveTopics.Stages);

    void IListeners.Take(FlagOffer offer) => clerk.Take(offer);

    private void Raise(object notice)
    {
        try
        {
            Dispatch(notice);
        }
        catch (Exception error) when (ListenerFailed != null)
        {
            ListenerFailed.Invoke(error);
        }
    }

    private void Dispatch(object notice)
    {
        switch (notice)
        {
            case BoxView box:
                BoxChanged?.Invoke(box);
                break;
            case LampsView lamps:
                LampsChanged?.Invoke(lamps);
                break;
            case ButtonNotice button:
                ButtonMoved?.Invoke(button);
                break;
            case ControlStateView state:
                ControlStateChanged?.Invoke(state);
                break;
            case InterlockView interlock:
                InterlockChanged?.Invoke(interlock);
                break;
            case MissingPostsView missing:
                MissingPostsChanged?.Invoke(missing);
                break;
            case FlagOffer offer:
                FlagOffered?.Invoke(offer);
                break;
            case ControlReply reply:
                ControlReplied?.Invoke(reply);
                break;
            case HealthView health:
                HealthReceived?.Invoke(health);
                break;
            case BadMessage bad:
                BadMessageReceived?.Invoke(bad);
                break;
            case RefusedMessage refused:
                MessageRefused?.Invoke(refused);
                break;
            case ConnectionChange change:
                ConnectionChanged?.Invoke(change);
                break;
            case DutyChange change:
                DutyChanged?.Invoke(change);
                break;
            case StoreFailure failure:
                StoreFailed?.Invoke(failure);
                break;
            default:
                DispatchTimes(notice);
                break;
        }
    }

    private void DispatchTimes(object notice)
    {
        switch (notice)
        {
            case Passing passing:
                PassingStored?.Invoke(passing);
                break;
            case Lap lap:
                LapCompleted?.Invoke(lap);
                break;
            case LapsRevised revised:
                LapsRevised?.Invoke(revised);
                break;
            case Sector sector:
                SectorCompleted?.Invoke(sector);
                break;
            case TrapSpeed speed:
                SpeedMeasured?.Invoke(speed);
                break;
            case StageNews { Run: { Progress: StageProgress.UnderWay } run }:
                StageStarted?.Invoke(run);
                break;
            case StageNews { Run: var over }:
                StageEnded?.Invoke(over);
                break;
            case TimesRevised revised:
                TimesRevised?.Invoke(revised);
                break;
            case PassingLoss loss:
                PassingsLost?.Invoke(loss);
                break;
            case BootsRestarted restarted:
                BootsRestarted?.Invoke(restarted);
                break;
            case ToldUpTo row:
                worker.NoteTold(row.Row);
                break;
        }
    }
}
