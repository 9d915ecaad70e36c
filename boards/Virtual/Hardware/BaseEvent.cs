namespace nanoFramework.Runtime.Events;

/// <summary>What every event of the runtime carries.</summary>
public class BaseEvent
{
    /// <summary>The source's number.</summary>
    public ushort Source;

    /// <summary>The message's number.</summary>
    public byte Message;
}
