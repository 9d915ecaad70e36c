using System.Collections.Generic;
using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>Makes lines of the flag log out of what travels. Pure functions.</summary>
internal static class FlagDesk
{
    internal static FlagEntry Asked(Topic topic, ControlRequestMessage from, long received)
    {
        ControlOperation operation = (ControlOperation)from.GetChoice(ControlRequestMessage.Operation);
        string target = from.GetText(ControlRequestMessage.Target);
        bool isAspect = operation == ControlOperation.Aspect && from.Has(ControlRequestMessage.AspectField);
        string what = isAspect ? from.GetText(ControlRequestMessage.AspectField) : from.GetText(ControlRequestMessage.Operation);
        List<string> detail = [];
        AddIf(detail, !isAspect && target != "all", target);
        AddIf(detail, from.GetFlag(ControlRequestMessage.TakeOver), "take-over");
        AddIf(detail, from.Has(ControlRequestMessage.Board), from.GetText(ControlRequestMessage.Board));
        AddIf(detail, from.Has(ControlRequestMessage.Number), $"{from.GetInteger(ControlRequestMessage.Number)}");
        AddIf(detail, true, $"id={from.GetText(ControlRequestMessage.Id)}");
        return new FlagEntry(topic.Circuit, received, FlagKind.Asked, isAspect && target != "all" ? target : "", from.GetText(ControlRequestMessage.Issuer), what)
        {
            Detail = string.Join(' ', detail),
        };
    }

    internal static FlagEntry Replied(Topic topic, ControlReplyMessage from, long received)
    {
        List<string> detail = [];
        AddIf(detail, from.Has(ControlReplyMessage.Reason), from.GetText(ControlReplyMessage.Reason));
        AddIf(detail, from.Has(ControlReplyMessage.Missing), $"missing={from.GetText(ControlReplyMessage.Missing)}");
        AddIf(detail, true, $"id={from.GetText(ControlReplyMessage.Id)}");
        return new FlagEntry(topic.Circuit, received, FlagKind.Replied, "", from.GetText(ControlReplyMessage.Issuer), from.GetText(ControlReplyMessage.Result))
        {
            Detail = string.Join(' ', detail),
        };
    }

    internal static FlagEntry Told(Topic topic, ControlStateMessage from, long received)
    {
        List<string> detail = [$"direction={from.GetText(ControlStateMessage.Direction)}"];
        AddIf(detail, from.Has(ControlStateMessage.Notice), $"notice={from.GetText(ControlStateMessage.Notice)}");
        AddIf(detail, from.Has(ControlStateMessage.Board), $"board={from.GetText(ControlStateMessage.Board)}");
        AddIf(detail, from.Has(ControlStateMessage.Number), $"number={from.GetInteger(ControlStateMessage.Number)}");
        long utc = from.GetInteger(ControlStateMessage.Utc);
        string who = from.GetFlag(ControlStateMessage.RedButton) ? "red-button" : "control";
        return new FlagEntry(topic.Circuit, utc > 0 ? utc : received, FlagKind.Told, "", who, from.GetText(ControlStateMessage.Posts))
        {
            Detail = string.Join(' ', detail),
        };
    }

    internal static FlagEntry Shown(LampsView view)
    {
        long at = view.Utc ?? view.Received;
        List<string> detail = [];
        AddIf(detail, view.Request.HasValue, $"request={(view.Request is { } request ? AspectNames.Of(request) : "")}");
        AddIf(detail, view.Notice, "notice");
        AddIf(detail, view.Faults is not null, $"faults={view.Faults}");
        AddIf(detail, view.Board != LineBoard.None, $"board={LineBoards.Of(view.Board)}{(view.Number is { } number ? $"-{number}" : "")}");
        return new FlagEntry(view.Circuit, at, FlagKind.Shown, view.Box, AspectReasons.Of(view.Reason), AspectNames.Of(view.Applied))
        {
            Commanded = view.Commanded,
            Applied = view.Applied,
            Proved = view.Proved,
            ProvedAt = view.Proved == view.Applied ? at : null,
            Detail = string.Join(' ', detail),
        };
    }

    internal static FlagEntry Pressed(ButtonNotice notice) =>
        new(notice.Circuit, notice.Utc ?? notice.Received, FlagKind.Pressed, notice.Box, "marshal", $"{notice.Button} {notice.Event.ToString().ToLowerInvariant()}")
        {
            Detail = $"seq={notice.Seq}",
        };

    internal static FlagEntry Offered(FlagOffer offer) => new(offer.Circuit, offer.At, FlagKind.Offered, offer.Post, Issuer.Timing, AspectNames.Of(offer.Aspect))
    {
        Detail = $"{offer.Why} transponder={offer.Transponder}{(offer.By is { } by ? $" by={by}" : "")} at={offer.Box}/{offer.Loop} from={offer.From} until={offer.Until}",
    };

    internal static FlagEntry Refused(RefusedMessage refused) => new(
        refused.Circuit, refused.Received, FlagKind.Refused, refused.Box == Topic.ControlName ? "" : refused.Box, refused.Fault.ToString().ToLowerInvariant(), Topic.NameOf(refused.What));

    private static void AddIf(List<string> list, bool condition, string text)
    {
        if (condition)
        {
            list.Add(text);
        }
    }
}
