# Jobs, in order for each conversation. The body says which conversation, never what was said.
resource "aws_sqs_queue" "assessments" {
  name                        = "${var.name}-assessments.fifo"
  fifo_queue                  = true
  content_based_deduplication = false
  # Conversations don't wait for each other.
  deduplication_scope        = "messageGroup"
  fifo_throughput_limit      = "perMessageGroupId"
  visibility_timeout_seconds = 60
  receive_wait_time_seconds  = 20
  message_retention_seconds  = 345600
  sqs_managed_sse_enabled    = true

  # As ASSESSMENTS_MAX_RECEIVES of the worker, which moves a message itself and says why; this is for when it can't.
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "dead" {
  name                      = "${var.name}-assessments-dlq.fifo"
  fifo_queue                = true
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue_redrive_allow_policy" "dead" {
  queue_url = aws_sqs_queue.dead.id
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.assessments.arn]
  })
}

locals {
  queues = {
    assessments = aws_sqs_queue.assessments
    dead        = aws_sqs_queue.dead
  }
}

data "aws_iam_policy_document" "queue_by_tls" {
  for_each = local.queues

  statement {
    effect    = "Deny"
    actions   = ["sqs:*"]
    resources = [each.value.arn]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_sqs_queue_policy" "by_tls" {
  for_each = local.queues

  queue_url = each.value.id
  policy    = data.aws_iam_policy_document.queue_by_tls[each.key].json
}
