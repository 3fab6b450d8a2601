# Each service is the role of its ServiceAccount and may do what its code does, to what is its own. gateway-service does
# nothing with AWS.
locals {
  roles = {
    skills-service    = data.aws_iam_policy_document.skills_service.json
    assessment-worker = data.aws_iam_policy_document.assessment_worker.json
    speech-service    = data.aws_iam_policy_document.speech_service.json
    # External Secrets reads it as this account.
    coachup-secrets = data.aws_iam_policy_document.secrets.json
  }
}

data "aws_iam_policy_document" "trust" {
  for_each = local.roles

  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [var.oidc_provider_arn]
    }

    condition {
      test     = "StringEquals"
      variable = "${var.oidc_issuer}:sub"
      values   = ["system:serviceaccount:${var.namespace}:${each.key}"]
    }

    condition {
      test     = "StringEquals"
      variable = "${var.oidc_issuer}:aud"
      values   = ["sts.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "service" {
  for_each = local.roles

  name               = "${var.name}-${trimprefix(each.key, "coachup-")}"
  assume_role_policy = data.aws_iam_policy_document.trust[each.key].json
}

resource "aws_iam_role_policy" "service" {
  for_each = local.roles

  name   = each.key
  role   = aws_iam_role.service[each.key].id
  policy = each.value
}

data "aws_iam_policy_document" "skills_service" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.assessments.arn]
  }
}

data "aws_iam_policy_document" "assessment_worker" {
  statement {
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"]
    resources = [aws_sqs_queue.assessments.arn]
  }

  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.dead.arn]
  }
}

data "aws_iam_policy_document" "speech_service" {
  statement {
    actions   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
    resources = ["${aws_s3_bucket.audio.arn}/*"]
  }

  # Also lets S3 say that an object isn't there instead of that it may not be read.
  statement {
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.audio.arn]
  }

  dynamic "statement" {
    for_each = var.aws_speech ? [1] : []

    # Neither knows resources that could be named here.
    content {
      actions = [
        "polly:SynthesizeSpeech",
        "transcribe:StartTranscriptionJob",
        "transcribe:GetTranscriptionJob",
        "transcribe:DeleteTranscriptionJob",
      ]
      resources = ["*"]
    }
  }
}

# Its value is put in by hand, so that it is in no state file.
resource "aws_secretsmanager_secret" "services" {
  name        = var.name
  description = "A JSON object with the keys that k8s/README.md lists."
}

data "aws_iam_policy_document" "secrets" {
  statement {
    actions   = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
    resources = [aws_secretsmanager_secret.services.arn]
  }
}

# For the role of KEDA's operator.
data "aws_iam_policy_document" "keda" {
  statement {
    actions   = ["sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.assessments.arn]
  }

  # Metrics have no resources.
  statement {
    actions   = ["cloudwatch:GetMetricData"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "keda" {
  name   = "${var.name}-keda"
  policy = data.aws_iam_policy_document.keda.json
}
