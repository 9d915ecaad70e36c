using System;
using Trackside.Virtual;

namespace nanoFramework.M2Mqtt;

/// <summary>The client's settings: one object for all clients of a device.</summary>
public class MqttSettings
{
    /// <summary>Unbounded.</summary>
    public const int DefaultInflightQueueSize = int.MaxValue;

    /// <summary>Milliseconds for the broker's answer to a connection.</summary>
    public const int DefaultTimeout = 30_000;

    /// <summary>How often a message at QoS 1 is sent.</summary>
    public const int MaximumAttemptsRetry = 3;

    /// <summary>Milliseconds between two tries, and after the last.</summary>
    public const int DefaultDelayRetry = 1_000;

    private MqttSettings()
    {
    }

    /// <summary>The device's settings. Here those of the chip since its power came on.</summary>
    public static MqttSettings Instance
    {
        get
        {
            Boot boot = Boot.Alive;
            lock (boot.Singletons)
            {
                if (!boot.Singletons.TryGetValue(typeof(MqttSettings), out object? settings))
                {
                    boot.Singletons[typeof(MqttSettings)] = settings = new MqttSettings();
                }

                return (MqttSettings)settings;
            }
        }
    }

    /// <summary>
    /// How many messages may await their end at once, over both directions: publishing above it throws, and what the broker sends
    /// meanwhile is lost without a sign, as on the device. Unbounded by default: set it.
    /// </summary>
    public int InflightQueueSize { get; set; } = DefaultInflightQueueSize;

    /// <summary>How often a message at QoS 1 is sent.</summary>
    public int AttemptsOnRetry => MaximumAttemptsRetry;

    /// <summary>Milliseconds between two tries, and after the last.</summary>
    public int DelayOnRetry => DefaultDelayRetry;
}
