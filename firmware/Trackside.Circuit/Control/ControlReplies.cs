using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>The control box's answers: to each request at once, and what becomes of the one that is followed. Loop only.</summary>
    public sealed class ControlReplies
    {
        private readonly Mail mail;
        private readonly Pursuit pursuit;
        private readonly ControlReplyMessage answer = new ControlReplyMessage();
        private ControlReplyMessage step;
        private bool isAnswerDue;

        /// <summary>Makes replies that tell what a pursuit finds.</summary>
        public ControlReplies(Mail mail, Pursuit pursuit)
        {
            this.mail = mail;
            this.pursuit = pursuit;
        }

        /// <summary>Sends what is due. A reply the link does not take is offered again before the next one is made.</summary>
        public void Step(long now)
        {
            if (isAnswerDue)
            {
                isAnswerDue = !mail.Send(answer);
            }

            if (step == null)
            {
                step = pursuit.Due(now);
            }

            if (!isAnswerDue && step != null && mail.Send(step))
            {
                step = null;
            }
        }

        /// <summary>A request is accepted.</summary>
        public void Accept(ControlRequestMessage request)
        {
            Begin(request, ControlResult.Accepted);
        }

        /// <summary>A request is refused.</summary>
        /// <param name="request">The request.</param>
        /// <param name="reason">Why.</param>
        /// <param name="missing">What is missing; null for nothing.</param>
        public void Refuse(ControlRequestMessage request, RefusalReason reason, string missing)
        {
            Begin(request, ControlResult.Refused);
            answer.SetChoice(ControlReplyMessage.Reason, (int)reason);
            answer.SetText(ControlReplyMessage.Missing, missing);
        }

        private void Begin(ControlRequestMessage request, ControlResult result)
        {
            if (isAnswerDue)
            {
                // The answer to another request of the same tick.
                mail.Send(answer);
            }

            answer.Clear();
            answer.SetTextBytes(ControlReplyMessage.Id, request.TextBytes(ControlRequestMessage.Id), 0, request.TextLength(ControlRequestMessage.Id));
            answer.SetTextBytes(ControlReplyMessage.Issuer, request.TextBytes(ControlRequestMessage.Issuer), 0, request.TextLength(ControlRequestMessage.Issuer));
            answer.SetChoice(ControlReplyMessage.Result, (int)result);
            isAnswerDue = true;
        }
    }
}
